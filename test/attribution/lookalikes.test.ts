import { expect, it } from 'vitest';

import { foldLookalikes } from '../../src/attribution/lookalikes.ts';

it.each([
  ['\u0421o-Authored-By', 'Co-Authored-By'],
  ['\u0421\u043e-Authored-By: Cl\u0430ude', 'Co-Authored-By: Claude'],
  ['G\u0395N\u0395RAT\u0395D', 'GENERATED'],
  ['\u0414\u043e\u0431\u0430\u0432\u0438\u0442\u044c \u0442\u0435\u0441\u0442', '\u0414\u043e\u0431\u0430\u0432\u0438\u0442\u044c \u0442\u0435\u0441\u0442'],
  ['\u0391\u03b8\u03ae\u03bd\u03b1 Claude', '\u0391\u03b8\u03ae\u03bd\u03b1 Claude'],
  ['plain', 'plain'],
  ['', ''],
])('%s is matched as %s', (text, folded) => {
  expect(foldLookalikes(text)).toBe(folded);
});

it('takes time in proportion to the text', () => {
  expect(foldLookalikes('\u0430'.repeat(200_000))).toHaveLength(200_000);
  expect(foldLookalikes('a\u0430-'.repeat(100_000))).toHaveLength(300_000);
});
