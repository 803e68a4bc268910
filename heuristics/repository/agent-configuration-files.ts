import { defineRepositoryHeuristic } from 'handiwork/heuristic';
import { SignalMatcher, addSighting, listSightings, type Sightings } from 'handiwork/kit';
import { agents } from '../commits/agents/index.ts';

const paths = new SignalMatcher(agents, 'path');

export default defineRepositoryHeuristic({
  meta: {
    id: 'agent-configuration-files',
    summary: 'Files that set an agent up',
    rationale: 'Instructions, rules and settings for an agent are written by people who use it here.',
    confounders: ['templates and starters carry them along', 'a repository of prompts or of agent tooling', 'one person tried the agent once'],
    needs: ['repository'],
    languages: ['*'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'agents set up', range: [0, 200] },
    messages: { present: 'configuration files of {{agents}}' },
    examples: {
      high: [{ files: { 'CLAUDE.md': '# x', '.cursor/rules/a.mdc': '', '.github/copilot-instructions.md': 'x' } }],
      low: [{ files: { 'packages/a/CLAUDE.md': '# x', 'src/a.ts': '' } }],
      abstain: [{ files: { 'src/claude.ts': '', 'docs/claude.md': '', '.github/workflows/ci.yml': '' } }],
    },
  },
  defaults: {},
  observe(repository, { report }) {
    const seen: Sightings = new Map();
    for (const path of repository.paths) for (const agent of paths.agentsOf(path)) addSighting(seen, agent, path);
    if (seen.size > 0) report({ messageId: 'present', measure: Math.min(seen.size, 200), data: { count: seen.size, agents: listSightings(seen) } });
  },
});
