import { afterAll, describe, expect, it } from 'vitest';

import type { Evidence } from '../../src/api/evidence.ts';
import { diff } from '../../src/diff.ts';
import { scan } from '../../src/scan.ts';
import { linesOfChanges } from '../../src/scan/rank/change-lines.ts';
import { noon, removeScratch, scratchFolder, type MadeCommit } from '../history/scratch.ts';
import { repository, THOROUGH } from './repositories.ts';

afterAll(removeScratch);

const validators = Array.from({ length: 6 }, (_, at) => `
def validate_tension_${at}(thread: Thread, *, tolerance: float = 0.05) -> ValidationResult:
    """Validate the tension of a thread.

    Args:
        thread: The thread to validate.
        tolerance: The allowed relative deviation.

    Returns:
        A ValidationResult describing whether the thread is valid.

    Raises:
        ValueError: If the tolerance is negative.
    """
    # Validate input parameters
    if tolerance < 0:
        raise ValueError(f"tolerance must be non-negative, got {tolerance}")

    # Handle the edge case of an empty thread
    if not thread.fibres:
        return ValidationResult(is_valid=False, reason="Thread has no fibres")

    deviation = abs(thread.tension - thread.expected) / thread.expected
    return ValidationResult(is_valid=deviation <= tolerance, reason=None)
`).join('\n');

const weave = (line: string): string => `def weave(threads):
    n = 0
    for t in threads:
        ${line}
        n += t.len
    if n > 9: n = 9
    return n
`;

const start: MadeCommit = { parents: [], date: noon('2019-01-01'), message: 'start', files: new Map([['README', 'loom\n']]) };
const older: MadeCommit = { parents: [0], date: noon('2026-05-01'), message: 'weave\n', files: new Map([['README', 'loom\n'], ['weave.py', weave('t.pull()')], ['cards.conf', 'one\ntwo\n']]) };
const change: MadeCommit = {
  parents: [1], date: noon('2026-05-02'), message: THOROUGH,
  files: new Map([['README', 'loom\n'], ['validators.py', validators], ['weave.py', weave('validate_tension_0(t)')], ['cards.conf', 'one\ntwo\nthree\n']]),
};
const woven = (): ReturnType<typeof repository> => repository([start, older, change]);

describe('a few lines of a change that resembles, in a function that is older', () => {
  it('are evidence on their file and a finding of their own, which names the change', async () => {
    const { folder, ids } = woven();
    const { files, findings = [] } = await scan(folder);
    const resembling = files.filter(({ verdict }) => verdict === 'resembles').map(({ path }) => path);
    expect(resembling.filter((path) => !findings.some((finding) => finding.path === path))).toEqual([]);
    const file = files.find(({ path }) => path === 'weave.py')!;
    expect(file.verdict).toBe('resembles');
    expect([...file.evidence]).toMatchObject([{ heuristic: 'change-resemblance', class: 'stylistic', startLine: 4, endLine: 4, commit: ids[2] }]);
    const found = findings.filter(({ path }) => path === 'weave.py');
    expect(found).toMatchObject([{ rule: 'resembles', level: 'note', startLine: 4, endLine: 4, commit: ids[2], resemblance: file.evidence[0]!.measure }]);
    expect(found[0]!.message).toMatch(/^Line 4: part of the change [0-9a-f]{12}, which resembles the work of agents: >?\.\d+ \(its code [\d.]+, its message [\d.]+\)\. By themselves these lines were not judged; style alone proves nothing\.$/);
  });

  it('are found in a review as in a scan', async () => {
    const { folder, ids } = woven();
    const { files } = await scan(folder);
    const { files: reviewed } = await diff(folder, { range: `${ids[1]}..${ids[2]}` });
    const evidenceOf = (list: typeof files): Evidence[] => [...list.find(({ path }) => path === 'weave.py')!.evidence];
    expect(evidenceOf(reviewed)).toEqual(evidenceOf(files));
  });

  it('are remembered', async () => {
    const { folder, ids } = repository([start, older, change, { ...change, parents: [2], date: noon('2026-05-03'), message: 'loom\n', files: new Map([...change.files, ['README', 'looms\n']]) }]);
    const location = scratchFolder();
    await scan(folder, { rev: ids[2]!, cache: { location } });
    const again = await scan(folder, { cache: { location } });
    expect(again).toEqual(await scan(folder));
    expect(again.files.find(({ path }) => path === 'weave.py')?.evidence).toHaveLength(1);
  });

  it('are not told of where a unit of the file shows the change, nor of a language that style does not judge', async () => {
    const { files } = await scan(woven().folder);
    const evidence = files.filter(({ path }) => path !== 'weave.py').map((file) => [file.path, file.evidence.length]);
    expect(evidence).toEqual(expect.arrayContaining([['validators.py', 0], ['cards.conf', 0]]));
  });
});

describe('lines of changes', () => {
  const changes = new Map([['strong', { commit: 'strong', resemblance: 0.9, codeResemblance: 0.7, messageResemblance: 0.8 }], ['weak', { commit: 'weak', resemblance: 0.4 }], ['silent', { commit: 'silent', resemblance: null }]]);
  const told = (ranges: readonly (readonly [string, number, number])[]): Evidence[] =>
    linesOfChanges(ranges.map(([commit, startLine, endLine]) => ({ commit, startLine, endLine })), changes, 0.6);

  it.each([
    { says: 'of a change that resembles', commit: 'strong', count: 1 },
    { says: 'of one that does not', commit: 'weak', count: 0 },
    { says: 'of one that is not judged', commit: 'silent', count: 0 },
    { says: 'of one that is not known', commit: 'other', count: 0 },
  ])('$says are told $count times', ({ commit, count }) => {
    expect(told([[commit, 3, 5]])).toHaveLength(count);
  });

  it('say what the change comes to, its code and its message', () => {
    expect(told([['strong', 3, 5]])).toEqual([{
      heuristic: 'change-resemblance', class: 'stylistic', startLine: 3, endLine: 5, commit: 'strong', measure: 0.9,
      message: 'Lines 3 to 5: part of the change strong, which resembles the work of agents: .90 (its code 0.7, its message 0.8). By themselves these lines were not judged; style alone proves nothing.',
    }]);
  });

  it.each<{ ranges: [string, number, number][]; at: [number, number]; says: string }>([
    { ranges: [['strong', 3, 3]], at: [3, 3], says: 'Line 3: part' },
    { ranges: [['strong', 3, 3], ['weak', 4, 9], ['strong', 10, 12]], at: [10, 12], says: 'Lines 10 to 12, and 3: part' },
    { ranges: [['strong', 3, 4], ['strong', 6, 7]], at: [3, 4], says: 'Lines 3 to 4, and 6 to 7: part' },
    { ranges: [1, 3, 5, 7, 9, 11, 13, 15].map((line) => ['strong', line, line]), at: [1, 1], says: 'Line 1, and 3, 5, 7, 9, 11, and 2 more: part' },
  ])('are one observation of each change, at its longest range: $says', ({ ranges, at, says }) => {
    const [one, ...more] = told(ranges);
    expect(more).toEqual([]);
    expect([one!.startLine, one!.endLine]).toEqual(at);
    expect(one!.message.startsWith(says)).toBe(true);
  });
});
