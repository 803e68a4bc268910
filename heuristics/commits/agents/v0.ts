import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'v0',
  name: 'v0',
  vendor: 'Vercel',
  role: 'app-builder',
  window: { from: '2023-09-01', source: 'vendor announcement in September 2023, day not established' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?v0\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['v0[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xv0[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?v0\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: v0[bot] <v0[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: v0[bot] <v0[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'path/next-config',
      kind: 'path',
      pattern: /(?:^|\/)v0-user-next\.config\.(?:mjs|js|ts)$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['v0-user-next.config.mjs'],
      noMatch: ['next.config.mjs'],
    },
    {
      id: 'in-file/generator',
      kind: 'in-file',
      pattern: /generator: ?["']v0\.(?:dev|app)["']|"name": "my-v0-project"/,
      tier: 'present',
      confounders: ['starter metadata that people keep while rewriting the app'],
      match: ['  generator: "v0.dev",', '  generator: \'v0.app\'', '"name": "my-v0-project"'],
      noMatch: ['generator: "next"'],
    },
  ],
});
