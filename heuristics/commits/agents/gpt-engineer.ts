import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'gpt-engineer',
  name: 'GPT Engineer',
  vendor: 'AntonOsika',
  role: 'coding-agent',
  window: { from: '2023-04-01', source: 'public repository in spring 2023, day not established' },
  signals: [
    {
      id: 'author-name/name',
      kind: 'author-name',
      pattern: /^gpt-engineer(?:\[bot\])?$/i,
      tier: 'authored',
      match: ['gpt-engineer'],
      noMatch: ['gpt-engineer-app[bot]', 'a gpt-engineer fan'],
    },
  ],
});
