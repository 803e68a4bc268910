import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'sweep',
  name: 'Sweep',
  vendor: 'Sweep AI',
  role: 'coding-agent',
  window: { from: '2023-06-01', source: 'public release in summer 2023, day not established' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?sweep-ai\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['sweep-ai[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xsweep-ai[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?sweep-ai\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: sweep-ai[bot] <sweep-ai[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: sweep-ai[bot] <sweep-ai[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^sweep\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: ['hyper-parameter sweep or cleanup branches'],
      match: ['sweep/add-tests'],
      noMatch: ['sweeping/x'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)sweep\.ya?ml$/,
      tier: 'present',
      confounders: ['hyper-parameter sweep files of ML tools have the same name'],
      match: ['sweep.yaml'],
      noMatch: ['mysweep.yaml'],
    },
  ],
});
