import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'pi',
  name: 'Pi',
  vendor: 'Earendil',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^pi@earendil\.works$/i,
      tier: 'authored',
      match: ['pi@earendil.works'],
      noMatch: ['jane.doe@earendil.works', 'xpi@earendil.works', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<pi@earendil\.works>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Pi <pi@earendil.works>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@earendil.works>', 'Reviewed-by: Pi <pi@earendil.works>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.pi\/(?:prompts|extensions|skills|agents|settings|themes)/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.pi/prompts/a.md'],
      noMatch: ['pi/prompts/a.md', '.pi/raspberry'],
    },
  ],
});
