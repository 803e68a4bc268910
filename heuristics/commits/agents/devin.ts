import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'devin',
  name: 'Devin',
  vendor: 'Cognition',
  role: 'coding-agent',
  window: { from: '2024-03-12', source: 'vendor announcement' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?devin-ai-integration\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['Devin also reviews: a review-only session leaves comments, not commits'],
      match: [
        '158243242+devin-ai-integration[bot]@users.noreply.github.com',
        'devin-ai-integration[bot]@users.noreply.github.com',
      ],
      noMatch: [
        'dependabot[bot]@users.noreply.github.com',
        'xdevin-ai-integration[bot]@users.noreply.github.com',
        'someone@example.com',
      ],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?devin-ai-integration\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['Devin also reviews: a review-only session leaves comments, not commits'],
      match: [
        'Co-authored-by: devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com>',
        'Co-authored-by: devin-ai-integration[bot] <devin-ai-integration[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'trailer/api-key-user-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<apk@cognition\.ai>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['stands for the API key that asked for the session, named next to Devin'],
      match: ['Co-authored-by: bot_apk <apk@cognition.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@cognition.ai>', 'Reviewed-by: Devin <apk@cognition.ai>'],
    },
    {
      id: 'author-name/name',
      kind: 'author-name',
      pattern: /^(?:Devin AI|devin-ai-integration(?:\[bot\])?|cognition-devin\[bot\])$/i,
      tier: 'authored',
      match: ['Devin AI', 'devin-ai-integration[bot]'],
      noMatch: ['Devin', 'Devin Weaver', 'devin@company.com'],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^devin\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: ['a person named Devin using a personal prefix'],
      match: ['devin/1734193391-improve-instructions-ui', 'devin/pd-56-cline-clean-2'],
      noMatch: ['devin', 'users/devin/x'],
    },
    {
      id: 'footer/run-link',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,8}Link to Devin (?:run|session)\b[^A-Za-z0-9]{0,8}https:\/\/app\.devin\.ai\/sessions\/[0-9a-f]{32}/i,
      tier: 'assisted',
      match: [
        'Link to Devin run: https://app.devin.ai/sessions/be23dc4d106242c98a148320a018becb',
        '**Link to Devin run**: https://app.devin.ai/sessions/be23dc4d106242c98a148320a018becb',
      ],
      noMatch: ['We sent a verification link to devin@example.com'],
    },
    {
      id: 'path/dot-devin',
      kind: 'path',
      pattern: /(?:^|\/)\.devin\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.devin/config.json'],
      noMatch: ['devin/config.json'],
    },
  ],
});
