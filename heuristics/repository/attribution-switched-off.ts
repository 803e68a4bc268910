import { defineRepositoryHeuristic, type RepositorySubject } from 'handiwork/heuristic';

interface Place {
  path: RegExp;
  /** What the file does, or undefined when it switches nothing off. */
  read(text: string): string | undefined;
}

const CREDIT = /co-?authored-by|generated (?:with|by)|noreply@anthropic\.com/i;
const REMOVAL = /\b(?:sed|awk|perl|grep|rg|strip|remove|delete|reject|forbid|exit 1)\b/i;
const PROHIBITION = /\b(?:do not|don'?t|never|must not|without|omit|no)\b[^.\n]{0,80}(?:co-?authored-by|generated with|attribution|credit (?:claude|yourself))/i;

function claudeSettings(text: string): string | undefined {
  const settings = parse(text);
  if (settings['includeCoAuthoredBy'] === false) return 'includeCoAuthoredBy is false';
  const attribution = settings['attribution'];
  const isSilent = typeof attribution === 'object' && attribution !== null && 'commit' in attribution && attribution.commit === '';
  return isSilent ? 'attribution.commit is empty' : undefined;
}

function qwenSettings(text: string): string | undefined {
  const general = parse(text)['general'];
  const credit = typeof general === 'object' && general !== null && 'gitCoAuthor' in general ? general.gitCoAuthor : undefined;
  const isOff = credit === false || (typeof credit === 'object' && credit !== null && 'commit' in credit && credit.commit === false);
  return isOff ? 'general.gitCoAuthor is off' : undefined;
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // settings that cannot be read switch nothing off
  }
}

const lineOf = (text: string, pattern: RegExp): string | undefined =>
  text.split('\n').find((line) => line.length < 500 && pattern.test(line))?.trim().slice(0, 120);

const PLACES: readonly Place[] = [
  { path: /(?:^|\/)\.claude\/settings(?:\.local)?\.json$/, read: claudeSettings },
  { path: /(?:^|\/)\.qwen\/settings\.json$/, read: qwenSettings },
  { path: /(?:^|\/)\.?aider\.conf\.ya?ml$/, read: (text) => lineOf(text, /^\s*(?:no-attribute-|attribute-(?:author|committer|co-authored-by):\s*false)/) },
  {
    path: /(?:^|\/)(?:commit-msg|prepare-commit-msg)(?:\.[a-z]{1,4})?$|(?:^|\/)\.?lefthook\.ya?ml$/,
    read: (text) => (CREDIT.test(text) && REMOVAL.test(text) ? 'a commit hook removes or refuses credits' : undefined),
  },
  { path: /(?:^|\/)(?:CLAUDE|AGENTS|GEMINI|QWEN)\.md$|(?:^|\/)\.cursorrules$|(?:^|\/)copilot-instructions\.md$/, read: (text) => lineOf(text, PROHIBITION) },
];

const places = (repository: RepositorySubject): { path: string; place: Place }[] =>
  repository.paths.flatMap((path) => PLACES.filter((place) => place.path.test(path)).map((place) => ({ path, place })));

export default defineRepositoryHeuristic({
  meta: {
    id: 'attribution-switched-off',
    summary: 'Settings, hooks or instructions that keep an agent from signing',
    rationale: 'Used, but silent: where credits are switched off, commits without one say nothing about who wrote them.',
    confounders: ['a template’s settings', 'a hook that checks people’s trailers only', 'an instruction about something else named attribution'],
    needs: ['repository'],
    languages: ['*'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'places', range: [0, 1000] },
    messages: { silent: 'settings that switch attribution off: {{first}}' },
    examples: {
      high: [
        { files: { '.claude/settings.json': '{"includeCoAuthoredBy": false}', 'CLAUDE.md': '- Never add a Co-Authored-By line.\n' } },
        { files: { '.claude/settings.json': '{"attribution": {"commit": "", "pr": ""}}', '.husky/commit-msg': 'sed -i "/Co-Authored-By: Claude/d" "$1"\n' } },
      ],
      low: [{ files: { '.aider.conf.yml': 'attribute-author: false\n' } }],
      abstain: [
        { files: { '.claude/settings.json': '{"includeCoAuthoredBy": true}', 'CLAUDE.md': '# Build\nRun make.\n' } },
        { files: { '.claude/settings.json': '{broken', '.husky/commit-msg': 'npx commitlint --edit "$1"\n' } },
      ],
    },
  },
  defaults: { mostFiles: 200 },
  observe(repository, { report, options }) {
    const found = places(repository).slice(0, options.mostFiles).flatMap(({ path, place }) => {
      const what = place.read(repository.read(path) ?? '');
      return what === undefined ? [] : [`${path} (${what})`];
    });
    if (found.length > 0) report({ messageId: 'silent', measure: found.length, data: { count: found.length, first: found.slice(0, 5).join(', ') } });
  },
});
