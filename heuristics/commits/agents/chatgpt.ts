import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'chatgpt',
  name: 'ChatGPT / GPT',
  vendor: 'OpenAI',
  aliases: ['ChatGPT'],
  role: 'model',
  window: { from: '2022-11-30', source: 'vendor announcement of ChatGPT' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:chatgpt@openai\.com|chatgpt@chatgpt\.com|chatgpt@no-reply\.com)$/i,
      tier: 'authored',
      match: ['chatgpt@openai.com', 'chatgpt@chatgpt.com', 'chatgpt@no-reply.com'],
      noMatch: ['jane.doe@openai.com', 'xchatgpt@openai.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:chatgpt@openai\.com|chatgpt@chatgpt\.com|chatgpt@no-reply\.com)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: ChatGPT / GPT <chatgpt@openai.com>',
        'Co-authored-by: ChatGPT / GPT <chatgpt@chatgpt.com>',
        'Co-authored-by: ChatGPT / GPT <chatgpt@no-reply.com>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@openai.com>', 'Reviewed-by: ChatGPT / GPT <chatgpt@openai.com>'],
    },
    {
      id: 'trailer/model-name',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /^(?:openai[ -])?(?:chatgpt|gpt[ -]?[0-9o][0-9A-Za-z. -]{0,24}?)(?: <[^<>]{1,80}>)?[ \t]*$/i,
      tier: 'assisted',
      confounders: ['names a model, not the tool that ran it'],
      match: ['Assisted-by: OpenAI GPT-5.4', 'Co-authored-by: GPT-5', 'Assisted-by: ChatGPT', 'Co-authored-by: OpenAI GPT 5.5 <noreply@openai.com>'],
      noMatch: ['Co-authored-by: G. P. Taylor <gpt@example.org>', 'Assisted-by: Gptman'],
    },
  ],
});
