import { defineRepositoryHeuristic } from 'handiwork/heuristic';
import { addSighting, listSightings, type Sightings } from 'handiwork/kit';
import { agents } from '../commits/agents/index.ts';

/** Folders that belong to others as well. */
const SHARED: ReadonlySet<string> = new Set(['.github', '.vscode', '.agent', '.agents', '.config', '.jetbrains', '.mcp.json', '.rules', 'AGENTS.md', 'AGENT.md', 'docs', '.warp']);

/** Name at the top of a configuration path → the only agent that uses it. */
function ownNames(): Map<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const { id, role, signals } of agents) {
    if (role === 'review-bot' || role === 'unnamed' || role === 'kit') continue;
    for (const { match } of signals.filter(({ kind }) => kind === 'path' || kind === 'history-file')) {
      for (const path of match) {
        const name = path.split('/').find((part) => part.startsWith('.')) ?? path;
        if (SHARED.has(name) || name.includes('/') || !/^\.|^[A-Z]+\.md$/.test(name)) continue;
        owners.set(name, (owners.get(name) ?? new Set()).add(id));
      }
    }
  }
  return new Map([...owners].flatMap(([name, ids]) => (ids.size === 1 ? [[name, [...ids][0] ?? ''] as const] : [])));
}

const NAMES = ownNames();

/** The agent whose files an ignore rule covers; a rule that covers everything covers nobody's in particular. */
function agentOf(rule: string): string | undefined {
  const isPrefix = /\*+$/.test(rule);
  const path = rule.replace(/^\/|^(?:\*\*\/){1,3}/, '').replace(/\*{1,2}$/, '').replace(/\/$/, '');
  const name = path.split('/').find((part) => part.startsWith('.')) ?? path;
  if (NAMES.has(name)) return NAMES.get(name);
  if (!isPrefix || name.length < 5) return undefined;
  return [...NAMES].find(([own]) => own.startsWith(name))?.[1];
}

export default defineRepositoryHeuristic({
  meta: {
    id: 'agent-paths-ignored',
    summary: 'Ignore rules for an agent’s files',
    rationale: 'Nobody ignores files that never appeared: a rule for an agent’s folder shows that somebody here runs it.',
    confounders: ['ignore files copied from a template', 'one contributor’s habit'],
    needs: ['repository'],
    languages: ['*'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'agents ignored', range: [0, 200] },
    messages: { ignored: 'ignore rules for files of {{agents}}' },
    examples: {
      high: [{ files: { '.gitignore': 'node_modules\n.claude/\n.aider*\n/.cursor\n' } }],
      low: [{ files: { 'web/.gitignore': '**/CLAUDE.md\n' } }],
      abstain: [{ files: { '.gitignore': '# .claude/\n!.cursor\nnode_modules\n.env\n*\n.*\n.github/\n' } }],
    },
  },
  defaults: { mostFiles: 100, mostLines: 2000 },
  observe(repository, { report, options }) {
    const seen: Sightings = new Map();
    const files = repository.paths.filter((path) => /(?:^|\/)\.(?:git|docker|npm)ignore$/.test(path)).slice(0, options.mostFiles);
    for (const path of files) {
      for (const line of (repository.read(path) ?? '').split('\n').slice(0, options.mostLines)) {
        const rule = line.trim();
        if (rule === '' || rule.length > 200 || rule.startsWith('#') || rule.startsWith('!')) continue;
        const agent = agentOf(rule);
        if (agent !== undefined) addSighting(seen, agent, `${rule} in ${path}`);
      }
    }
    if (seen.size > 0) report({ messageId: 'ignored', measure: Math.min(seen.size, 200), data: { count: seen.size, agents: listSightings(seen) } });
  },
});
