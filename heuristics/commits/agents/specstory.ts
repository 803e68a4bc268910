import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'specstory',
  name: 'SpecStory',
  vendor: 'SpecStory',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'history-file/history',
      kind: 'history-file',
      pattern: /(?:^|\/)\.specstory\/history\/[0-9]{4}-[0-9]{2}-[0-9]{2}_[^/]{4,200}\.md$/,
      tier: 'assisted',
      confounders: ['for Claude Code edits the markdown keeps only the tool result, not the text written'],
      match: ['.specstory/history/2026-01-16_16-48-38Z-the-code-in-specstory.md', 'specstory-cli/.specstory/history/2026-07-02_15-28-22Z.md'],
      noMatch: ['.specstory/.project.json'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.specstory\/(?:\.project\.json|\.gitignore|\.what-is-this\.md|cli\/)/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.specstory/.project.json'],
      noMatch: ['specstory/x'],
    },
  ],
});
