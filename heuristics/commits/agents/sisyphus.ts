import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'sisyphus',
  name: 'Sisyphus (oh-my-openagent)',
  vendor: 'code-yeongyu',
  role: 'coding-agent',
  window: { from: '2025-03-01', source: 'a harness for opencode, public from spring 2025' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^clio-agent@sisyphuslabs\.ai$/i,
      tier: 'authored',
      match: ['clio-agent@sisyphuslabs.ai'],
      noMatch: ['jane.doe@sisyphuslabs.ai', 'xclio-agent@sisyphuslabs.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<clio-agent@sisyphuslabs\.ai>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Sisyphus <clio-agent@sisyphuslabs.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@sisyphuslabs.ai>', 'Reviewed-by: Sisyphus (oh-my-openagent) <clio-agent@sisyphuslabs.ai>'],
    },
    {
      id: 'footer/ultraworked',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,8}Ultraworked with \[?Sisyphus\b/i,
      tier: 'assisted',
      match: ['Ultraworked with [Sisyphus](https://github.com/code-yeongyu/oh-my-opencode)'],
      noMatch: ['Sisyphus pushes'],
    },
  ],
});
