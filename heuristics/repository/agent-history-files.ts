import { defineRepositoryHeuristic } from 'handiwork/heuristic';
import { SignalMatcher, addSighting, listSightings, type Sightings } from 'handiwork/kit';
import { agents } from '../commits/agents/index.ts';

const paths = new SignalMatcher(agents, 'history-file');

export default defineRepositoryHeuristic({
  meta: {
    id: 'agent-history-files',
    summary: 'Conversations with an agent kept in the tree',
    rationale: 'A transcript in the tree shows that the agent worked on this repository, and often on what.',
    confounders: ['fixtures of a tool that reads transcripts', 'edits in a transcript that were refused, failed or overwritten later'],
    needs: ['repository'],
    languages: ['*'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'transcripts', range: [0, 100_000] },
    messages: { kept: 'transcripts of {{agents}}' },
    examples: {
      high: [{ files: { '.specstory/history/2025-06-01_10-00Z-a-task.md': '', '.specstory/history/2025-06-02_10-00Z-b-task.md': '' } }],
      low: [{ files: { '.aider.chat.history.md': '# aider chat started at 2024-07-01' } }],
      abstain: [{ files: { 'history.md': '', '.specstory/.gitignore': '' } }],
    },
  },
  defaults: {},
  observe(repository, { report }) {
    const seen: Sightings = new Map();
    for (const path of repository.paths) for (const agent of paths.agentsOf(path)) addSighting(seen, agent, path);
    const count = [...seen.values()].flat().length;
    if (count > 0) report({ messageId: 'kept', measure: Math.min(count, 100_000), data: { count, agents: listSightings(seen) } });
  },
});
