import { expect, it } from 'vitest';

import { resemblingFiles } from '../../src/report/resembling-files.ts';
import { ordinary } from './reports.ts';

const place = (startLine: number, endLine: number, resemblance: number) => ({
  rule: 'resembles', class: 'stylistic' as const, level: 'note' as const, heuristic: 'resembles', message: 'm', path: 'src/client.py', startLine, endLine, resemblance, fingerprint: `${startLine}`,
});
const of = (resemblance: number | null, findings: ReturnType<typeof place>[]) =>
  resemblingFiles({ ...ordinary(), files: ordinary().files.map((file) => (file.path === 'src/client.py' ? { ...file, resemblance } : file)), findings });

it.each([
  { name: 'the strongest of its places before the file, which holds more than the change', whole: 0.08, findings: [place(3, 9, 0.92), place(20, 20, 0.97)], shown: { places: '3-9, 20', resemblance: 0.97 } },
  { name: 'the file where no place is known', whole: 0.91, findings: [], shown: { places: '', resemblance: 0.91 } },
  { name: 'no number that would deny it', whole: 0.21, findings: [place(1, 656, 0.21)], shown: { places: '', resemblance: undefined } },
  { name: 'no number where there is none', whole: null, findings: [], shown: { places: '', resemblance: undefined } },
])('shows of a file that resembles $name', ({ whole, findings, shown }) => {
  expect(of(whole, findings)).toEqual([{ path: 'src/client.py', ...shown }]);
});
