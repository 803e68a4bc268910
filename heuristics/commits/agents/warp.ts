import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'warp',
  name: 'Warp (Oz)',
  vendor: 'Warp',
  aliases: ['Warp'],
  role: 'coding-agent',
  window: { from: '2023-03-01', source: 'Warp AI in March 2023, day not established' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:oz-agent@warp\.dev|agent@warp\.dev|noreply@warp\.dev)$/i,
      tier: 'authored',
      match: ['oz-agent@warp.dev', 'agent@warp.dev', 'noreply@warp.dev'],
      noMatch: ['jane.doe@warp.dev', 'xoz-agent@warp.dev', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:oz-agent@warp\.dev|agent@warp\.dev|noreply@warp\.dev)>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Oz <oz-agent@warp.dev>', 'Co-authored-by: Oz <agent@warp.dev>', 'Co-authored-by: Oz <noreply@warp.dev>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@warp.dev>', 'Reviewed-by: Warp (Oz) <oz-agent@warp.dev>'],
    },
    {
      id: 'in-file/header',
      kind: 'in-file',
      pattern: /^[^A-Za-z0-9]{0,16}Co-Authored-By: (?:Oz|Warp) <[a-z-]{2,20}@warp\.dev>/i,
      tier: 'assisted',
      confounders: ['text quoted in documentation, prompts, tests or detectors', 'the claim may cover only the document that carries it'],
      match: ['//  Co-Authored-By: Oz <oz-agent@warp.dev>'],
      noMatch: ['Co-Authored-By: Oz Person <o@example.org>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)WARP\.md$|(?:^|\/)\.warp\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['WARP.md', '.warp/workflows/x.yaml'],
      noMatch: ['warp.md'],
    },
  ],
});
