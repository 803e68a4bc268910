import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'qwen-code',
  name: 'Qwen Code',
  vendor: 'Alibaba (Qwen)',
  role: 'coding-agent',
  window: { from: '2025-06-25', source: 'a fork of Gemini CLI, which was announced on this day' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:qwen-coder@alibabacloud\.com|noreply@alibabacloud\.com)$/i,
      tier: 'authored',
      match: ['qwen-coder@alibabacloud.com', 'noreply@alibabacloud.com'],
      noMatch: ['jane.doe@alibabacloud.com', 'xqwen-coder@alibabacloud.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:qwen-coder@alibabacloud\.com|noreply@alibabacloud\.com)>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Qwen-Coder <qwen-coder@alibabacloud.com>', 'Co-authored-by: Qwen-Coder <noreply@alibabacloud.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@alibabacloud.com>', 'Reviewed-by: Qwen Code <qwen-coder@alibabacloud.com>'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Qwen Code\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with Qwen Code (85% 3-shotted by Qwen-Coder)', 'Generated with [Qwen Code](https://github.com/QwenLM/qwen-code)'],
      noMatch: ['Support Qwen Code models'],
    },
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/ai-attribution$/,
      tier: 'assisted',
      confounders: ['another tool may use the same ref name: check version, generator, files and summary keys'],
      match: ['refs/notes/ai-attribution'],
      noMatch: ['refs/notes/ai', 'refs/notes/ai-attribution-x'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)QWEN\.md$|(?:^|\/)\.qwen\/|(?:^|\/)\.qwenignore$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['QWEN.md', '.qwen/settings.json'],
      noMatch: ['qwen/x'],
    },
  ],
});
