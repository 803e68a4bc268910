import { describe, expect, it } from 'vitest';

import { lineKinds, passagesOf } from '../../src/web/model/passages.ts';

const ofChange = { heuristic: 'change-resemblance', class: 'stylistic' as const, message: 'This line came with the change c0ffee.', startLine: 4, endLine: 4, commit: 'c0ffee', measure: 0.91 };
const unit = { name: 'weave', kind: 'function' as const, startLine: 1, endLine: 7, resemblance: 0.1, evidence: [] };

describe('passages of a file', () => {
  it('are its units and the lines of a change that resembles, which name it', () => {
    const passages = passagesOf({ attributions: [], units: [unit], evidence: [ofChange] }, (startLine) => startLine === 4);
    expect(passages).toMatchObject([{ kind: 'undetermined', title: 'function weave', startLine: 1, commit: undefined }, { kind: 'resembles', startLine: 4, endLine: 4, commit: 'c0ffee', resemblance: 0.91 }]);
    expect(lineKinds(7, passages, 'undetermined').indexOf('resembles')).toBe(3);
  });

  it.each([{ startLine: undefined }, { endLine: undefined }, { commit: undefined }])('leave out what speaks of no lines of a commit: %o', (without) => {
    const { startLine, endLine, commit, ...rest } = { ...ofChange, ...without };
    const evidence = { ...rest, ...(startLine === undefined ? {} : { startLine }), ...(endLine === undefined ? {} : { endLine }), ...(commit === undefined ? {} : { commit }) };
    expect(passagesOf({ attributions: [], units: [unit], evidence: [evidence] }, () => true)).toHaveLength(1);
  });

  it('show nothing of a repository as it is, where it could hide something', () => {
    const [passage] = passagesOf({ attributions: [], units: [], evidence: [{ ...ofChange, message: 'a\u202eb', commit: 'c\u0007' }] }, () => true);
    expect(JSON.stringify(passage)).not.toMatch(/\u202e|\u0007/);
  });
});
