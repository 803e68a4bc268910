import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'openhands',
  name: 'OpenHands',
  vendor: 'All Hands AI',
  aliases: ['OpenDevin'],
  role: 'coding-agent',
  window: { from: '2024-03-13', source: 'All-Hands-AI/OpenHands: first commit of the project, then called OpenDevin' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:openhands@all-hands\.dev|opendevin@all-hands\.dev|opendevin@opendevin\.ai|openhands-claude@all-hands\.dev)$/i,
      tier: 'authored',
      confounders: ['people at the vendor use other addresses on the same domain'],
      match: ['openhands@all-hands.dev', 'opendevin@all-hands.dev', 'opendevin@opendevin.ai', 'openhands-claude@all-hands.dev'],
      noMatch: ['jane.doe@all-hands.dev', 'xopenhands@all-hands.dev', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:openhands@all-hands\.dev|opendevin@all-hands\.dev|opendevin@opendevin\.ai|openhands-claude@all-hands\.dev)>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['people at the vendor use other addresses on the same domain'],
      match: [
        'Co-authored-by: openhands <openhands@all-hands.dev>',
        'Co-authored-by: openhands <opendevin@all-hands.dev>',
        'Co-authored-by: openhands <opendevin@opendevin.ai>',
        'Co-authored-by: openhands <openhands-claude@all-hands.dev>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@all-hands.dev>', 'Reviewed-by: OpenHands <openhands@all-hands.dev>'],
    },
    {
      id: 'trailer/name',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /^(?:OpenHands|OpenDevin)(?:[- ](?:Agent|Bot|Claude|Gemini|GPT-[0-9.]{1,4}))?(?: <?[^<> ]{1,80}@[^<> ]{1,80}>?)?[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: openhands <openhands@all-hands.dev>',
        'Co-authored-by: OpenHands-GPT-5 openhands@all-hands.dev',
        'Co-authored-by: OpenHands-Gemini <gemini@openhands.ai>',
      ],
      noMatch: ['Co-authored-by: Open Hands Charity <o@example.org>'],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^openhands\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['openhands/bitbucket-microagent'],
      noMatch: ['openhands'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.openhands\/|(?:^|\/)\.openhands_instructions$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.openhands/microagents/repo.md', '.openhands_instructions'],
      noMatch: ['openhands/x'],
    },
  ],
});
