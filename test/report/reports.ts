import type { Report, ReportFile } from '../../src/api/report.ts';

const HEAD = '0123456789abcdef0123456789abcdef01234567';
const COMMIT = 'fedcba9876543210fedcba9876543210fedcba98';

const file = (rank: number, path: string, more: Partial<ReportFile> = {}): ReportFile => ({
  path, language: 'python', lines: 120, sloc: 90, rank, verdict: 'undetermined', expectedLines: 0,
  attributions: [], resemblance: null, resemblanceReason: 'too-short', units: [], evidence: [], ...more,
});

/** A report with one of everything. */
export const ordinary = (): Report => ({
  schemaVersion: 1,
  tool: { name: 'handiwork', version: '0.1.0', ruleSet: 'aaaabbbbccccdddd' },
  repository: {
    path: '../web', head: HEAD, shallow: true, partial: false,
    evidence: [{ heuristic: 'agent-configuration', class: 'contextual', message: 'CLAUDE.md configures claude-code' }],
  },
  policy: {
    banned: [{ agent: 'claude-code', from: '2026-07-10' }], allowed: ['qoder'],
    breaches: [{ path: 'src/server.py', startLine: 1, endLine: 80, agent: 'claude-code', class: 'declared', commit: COMMIT }],
  },
  coverage: {
    files: { scanned: 3, skipped: [{ path: 'package-lock.json', reason: 'lock file' }, { path: 'logo.png', reason: 'binary' }] },
    commits: { read: 1234 },
    notes: [
      { code: 'shallow', message: 'The clone is shallow: older lines cannot be dated.' },
      { code: 'missing-object', message: 'The blob is not in this clone.', path: 'src/gone.py', incomplete: true },
    ],
  },
  agents: [
    { agent: 'claude-code', model: 'claude-opus-4.6', commits: 12, lines: 80, files: 1 },
    { agent: 'qoder', commits: 1, lines: 5, files: 1 },
  ],
  changes: [
    { commit: COMMIT, date: '2026-08-01T10:00:00Z', lines: 60, files: 2, resemblance: 0.97 },
    { commit: HEAD, date: '2026-08-02T10:00:00Z', lines: 2, files: 1, resemblance: null, resemblanceReason: 'too-short' },
  ],
  files: [
    file(1, 'src/server.py', {
      verdict: 'declared', expectedLines: 97.5, resemblance: 0.5,
      attributions: [
        { startLine: 1, endLine: 80, class: 'declared', agent: 'claude-code', alsoAgents: ['cursor'], model: 'claude-opus-4.6', commit: COMMIT, heuristic: 'declared' },
        { startLine: 81, endLine: 82, class: 'recorded', agent: 'qoder', commit: COMMIT, heuristic: 'git-ai-notes' },
        { startLine: 90, endLine: 90, class: 'declared', agent: 'qoder', commit: COMMIT, heuristic: 'declared' },
      ],
      units: [{
        name: 'serve', kind: 'function', startLine: 83, endLine: 89, resemblance: 0.5,
        evidence: [{ heuristic: 'narration-comments', class: 'stylistic', message: '3 of 4 comments narrate', startLine: 84, endLine: 84, measure: 0.75, weight: 1.2 }],
      }],
    }),
    file(2, 'src/client.py', { verdict: 'resembles', expectedLines: 30.25, resemblance: 0.91 }),
    file(3, 'README.md', { language: 'markdown', resemblance: null, resemblanceReason: 'unsupported-language' }),
  ],
});

/** Every text that a scanned repository controls tries to break out of its place. */
export const hostile = (): Report => {
  const attack = 'a\u001b]0;owned\u0007\u001b[2J\u202etxt.exe\u200b\n::set-output name=x::y\r\n\u009b31m</script>=cmd|\'/C calc\'!A1\u{e0041}';
  const report = ordinary();
  return {
    ...report,
    repository: { ...report.repository, path: `${attack}/web`, evidence: [{ heuristic: attack, class: 'contextual', message: attack }] },
    coverage: { ...report.coverage, files: { scanned: 1, skipped: [{ path: attack, reason: attack }] }, notes: [{ code: 'odd-path', message: attack, path: attack, incomplete: true }] },
    policy: { banned: [{ agent: attack }], allowed: [attack], breaches: [{ path: attack, startLine: 1, endLine: 2, agent: attack, class: 'declared', commit: attack }] },
    agents: [{ agent: attack, model: attack, commits: 1, lines: 2, files: 1 }],
    changes: [{ commit: attack, date: '2026-08-01T10:00:00Z', lines: 60, files: 2, resemblance: 0.97 }],
    files: [file(1, `-${attack}${'long'.repeat(2000)}`, { verdict: 'declared', expectedLines: 2, attributions: [{ startLine: 1, endLine: 2, class: 'declared', agent: attack, model: attack, commit: attack, heuristic: 'declared' }] })],
  };
};

/** A repository that could not be read. */
export const failed = (): Report => ({
  schemaVersion: 1,
  tool: { name: 'handiwork', version: '0.1.0', ruleSet: 'aaaabbbbccccdddd' },
  repository: { path: 'nowhere', head: '', shallow: false, partial: false, evidence: [] },
  coverage: { files: { scanned: 0, skipped: [] }, commits: { read: 0 }, notes: [{ code: 'repository-failed', message: 'Not a git repository.', incomplete: true }] },
  agents: [], changes: [], files: [],
});

/** Read, and nothing found. */
export const quiet = (): Report => ({
  ...ordinary(),
  repository: { path: '.', head: HEAD, shallow: false, partial: false, evidence: [] },
  policy: { banned: [{ agent: 'claude-code' }], allowed: [], breaches: [] },
  coverage: { files: { scanned: 1, skipped: [] }, commits: { read: 1 }, notes: [] },
  agents: [], changes: [], files: [file(1, 'a.py')],
});
