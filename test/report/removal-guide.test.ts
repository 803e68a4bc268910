import { expect, it } from 'vitest';

import { removalGuide, type RemovalSteps } from '../../src/report/removal-guide.ts';

const guideOf = (dependants: RemovalSteps['dependants']): string =>
  removalGuide({ head: 'a'.repeat(40), reverts: [], notReverted: [], deletions: [], dependants, notes: [] }, []);
const uses = (line: number, name = 'fetch') => ({ path: 'src/a.ts', line, name, of: 'src/a.ts', how: 'uses' as const });

it.each([
  { what: 'one place', dependants: [uses(7)], row: '| `src/a.ts` line 7 | uses `fetch` | `src/a.ts` |' },
  { what: 'several places in one file', dependants: [uses(7), uses(9), uses(9)], row: '| `src/a.ts` lines 7, 9 | uses `fetch` | `src/a.ts` |' },
  { what: 'hundreds', dependants: Array.from({ length: 300 }, (_, at) => uses(at + 1)), row: '| `src/a.ts` lines 1, 2, 3, 4, 5, 6, 7, 8 and 292 more | uses `fetch` | `src/a.ts` |' },
])('the guide has one row for a name that is needed in a file, in $what', ({ dependants, row }) => {
  const rows = guideOf([...dependants, uses(5, 'other')]).split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual([row, '| `src/a.ts` line 5 | uses `other` | `src/a.ts` |']);
});
