import { describe, expect, it } from 'vitest';

import type { Finding } from '../../src/api/finding.ts';
import { suppress } from '../../src/findings/suppress.ts';

const finding = (startLine: number, endLine: number, more: Partial<Finding> = {}): Finding => ({
  rule: 'declared', class: 'declared', level: 'error', heuristic: 'commit-trailers', message: '', path: 'a.py', startLine, endLine, fingerprint: `${startLine}`, ...more,
});
const result = (text: string, findings: Finding[]): { suppressed: (number | undefined)[]; codes: string[] } => {
  const { findings: marked, notes } = suppress('a.py', text, { findings });
  return { suppressed: marked.filter(({ suppression }) => suppression).map(({ startLine }) => startLine), codes: notes.map(({ code }) => code) };
};

describe('a suppression', () => {
  it.each([
    { name: 'for the next line covers what starts there', text: '# handiwork-ignore-next-line declared -- ours\nx\n', findings: [finding(2, 9)], suppressed: [2], codes: [] },
    { name: 'for the next line covers the unit whose leading comments it is in', text: 'y\n# A note.\n# handiwork-ignore-next-line declared -- ours\n# More.\nx\n', findings: [finding(2, 9)], suppressed: [2], codes: [] },
    { name: 'for the next line leaves a range alone that began above it', text: 'y\n# handiwork-ignore-next-line declared -- ours\nx\n', findings: [finding(1, 9)], suppressed: [], codes: ['unused-suppression'] },
    { name: 'for the next line leaves what starts later alone', text: '# handiwork-ignore-next-line declared -- ours\nx\ny\n', findings: [finding(3, 9)], suppressed: [], codes: ['unused-suppression'] },
    { name: 'of a block covers what lies inside it', text: '# handiwork-ignore-start declared -- ours\nx\nx\n# handiwork-ignore-end\ny\n', findings: [finding(2, 3), finding(3, 5), finding(5, 5)], suppressed: [2], codes: [] },
    { name: 'of a block that never ends is not applied', text: '# handiwork-ignore-start declared -- ours\nx\n', findings: [finding(2, 2)], suppressed: [], codes: ['suppression-block'] },
    { name: 'of a block that never began is told', text: 'x\n# handiwork-ignore-end\n', findings: [finding(1, 1)], suppressed: [], codes: ['suppression-block'] },
    { name: 'of a file covers all of it', text: 'x\n# handiwork-ignore-file declared -- ours\n', findings: [finding(1, 1), finding(3, 9)], suppressed: [1, 3], codes: [] },
    { name: 'names a rule or a heuristic', text: '# handiwork-ignore-file commit-trailers -- ours\n', findings: [finding(1, 1), finding(2, 2, { heuristic: 'commit-footers' })], suppressed: [1], codes: [] },
    { name: 'for another rule does nothing and is unused', text: '# handiwork-ignore-file resembles -- ours\n', findings: [finding(1, 1)], suppressed: [], codes: ['unused-suppression'] },
    { name: 'without a reason is not applied', text: '# handiwork-ignore-file declared\n', findings: [finding(1, 1)], suppressed: [], codes: ['suppression-without-reason'] },
    { name: 'without a name is not applied', text: '# handiwork-ignore-file -- ours\n', findings: [finding(1, 1)], suppressed: [], codes: ['suppression-without-name'] },
    { name: 'of an unknown form is not applied', text: '# handiwork-ignore declared -- ours\n', findings: [finding(1, 1)], suppressed: [], codes: ['suppression-unknown'] },
    { name: 'with nothing to suppress is told', text: '# handiwork-ignore-file declared -- ours\n', findings: [], suppressed: [], codes: ['unused-suppression'] },
  ])('$name', ({ text, findings, suppressed, codes }) => {
    expect(result(text, findings)).toEqual({ suppressed, codes });
  });

  it.each([
    { name: 'that the change did not bring may speak of other lines', added: [{ startLine: 3, endLine: 9 }], said: [] },
    { name: 'that the change brought will cover what others brought', added: [{ startLine: 1, endLine: 1 }], said: ['Line 1: the change itself adds this suppression for declared; nothing that it brings needs it, and it will cover what others brought: ours'] },
  ])('in a change, $name', ({ added, said }) => {
    expect(suppress('a.py', '# handiwork-ignore-file declared -- ours\nx\n', { findings: [], added }).notes.map(({ message }) => message)).toEqual(said);
  });
});
