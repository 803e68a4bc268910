import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'jules',
  name: 'Jules',
  vendor: 'Google',
  role: 'coding-agent',
  window: { from: '2024-12-11', source: 'vendor announcement for trusted testers' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?google-labs-jules\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['161369871+google-labs-jules[bot]@users.noreply.github.com', 'google-labs-jules[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xgoogle-labs-jules[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?google-labs-jules\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>',
        'Co-authored-by: google-labs-jules[bot] <google-labs-jules[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^jules\/[^ ]{2,200}$|^[A-Za-z0-9][A-Za-z0-9._/-]{2,160}-(?:[0-9]{15,19}|1[0-9]{19})$/,
      tier: 'assisted',
      confounders: ['any tool that appends a 15 to 20 digit id'],
      match: ['jules/add-learn-cmd-14791786536596206223', 'fix-crash-11416783800756512557'],
      noMatch: ['backport-17871-20260821215301048273', 'release-20260101', 'feature/x-1234'],
    },
    {
      id: 'pr-body/task',
      kind: 'pr-body',
      pattern: /PR created automatically by Jules for task \[?[0-9]{3,20}\]?/i,
      tier: 'assisted',
      confounders: ['PR text is not in git unless the squash message keeps it'],
      match: ['*PR created automatically by Jules for task [532604527971653279](https://jules.google.com/task/532604527971653279) started by @x*'],
      noMatch: ['Jules opened a PR'],
    },
    {
      id: 'path/dot-jules',
      kind: 'path',
      pattern: /(?:^|\/)\.jules\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.jules/setup.sh'],
      noMatch: ['jules/setup.sh'],
    },
  ],
});
