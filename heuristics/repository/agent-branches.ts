import { defineRepositoryHeuristic } from 'handiwork/heuristic';
import { SignalMatcher, addSighting, listSightings, type Sightings } from 'handiwork/kit';
import { agents } from '../commits/agents/index.ts';

const names = new SignalMatcher(agents, 'branch');

/** `origin/claude/x` → `claude/x` as well; a remote's name is not known here. */
const spellings = (branch: string): string[] => [branch, branch.slice(branch.indexOf('/') + 1)];

export default defineRepositoryHeuristic({
  meta: {
    id: 'agent-branches',
    summary: 'Branches named the way an agent names them',
    rationale: 'Agents that work on branches of their own name them by a fixed prefix; merges keep the name when the branch is gone.',
    confounders: ['a person works on that topic', 'people commit to the branch too', 'a squash merge drops the name'],
    needs: ['repository'],
    languages: ['*'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'branches', range: [0, 100_000] },
    messages: { named: 'branches named like those of {{agents}}' },
    examples: {
      high: [{ branches: ['main', 'claude/add-tests-x1Y2z', 'origin/copilot/fix-login', 'codex/improve-parser'] }],
      low: [{ branches: ['main', 'devin/1735689600-fix'] }],
      abstain: [{ branches: ['main', 'fix/claude-typo', 'feature/cursor', 'origin/main'] }],
    },
  },
  defaults: {},
  observe(repository, { report }) {
    const seen: Sightings = new Map();
    const found = new Set<string>();
    for (const branch of repository.branches) {
      for (const agent of spellings(branch).flatMap((name) => names.agentsOf(name))) {
        addSighting(seen, agent, branch);
        found.add(branch);
      }
    }
    const count = found.size;
    if (count > 0) report({ messageId: 'named', measure: Math.min(count, 100_000), data: { count, agents: listSightings(seen) } });
  },
});
