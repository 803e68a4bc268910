import { describe, expect, it } from 'vitest';
import { asUnit } from '../../src/languages/source.ts';
import { FAMILIES, type Family, gramBuffers } from '../../src/score/grams.ts';
import { gramScores, gramVector } from './vectors.ts';

const buffers = gramBuffers(16);

function vectors(path: string, text: string): Record<Family, Map<number, number>> {
  const found = Object.fromEntries(FAMILIES.map((family) => [family, new Map<number, number>()])) as Record<Family, Map<number, number>>;
  gramVector(asUnit(path, text)!, buffers, (family, bucket, value) => found[family].set(bucket, value));
  return found;
}

const CODE = `
// Load every row
function loadRows(path: string, limit = 10) {
  const rows = [];
  log("Loading rows of", path);

  for (const line of read(path)) {
    rows.push({ line, size: line.length });
  }
  return rows;
}
`;

describe('the n-grams of a unit', () => {
  it.each([
    ['white space inside lines', (t: string) => t.replaceAll(' = ', '  =   ')],
    ['the indent', (t: string) => t.replaceAll('\n  ', '\n\t\t')],
    ['line breaks between tokens', (t: string) => t.replace('{ line, size', '{\n line,\n size')],
    ['semicolons', (t: string) => t.replaceAll(';', '')],
    ['trailing commas', (t: string) => t.replace('length }', 'length, }')],
    ['carriage returns', (t: string) => t.replaceAll('\n', '\r\n')],
  ])('do not depend on %s', (_, rewrite) => {
    expect(vectors('a.ts', rewrite(CODE))).toEqual(vectors('a.ts', CODE));
  });

  it('do not depend on the quotes', () => {
    expect(vectors('a.ts', `log("a b");`)).toEqual(vectors('a.ts', `log('a b');`));
  });

  it.each([
    ['agents', 'const claudeSession = 1;', 'const copilotPrompt = 1;'],
    ['comments about them', '// Ask Claude first\nrun();', '// Ask Copilot first\nrun();'],
  ])('do not tell %s apart: topic words are masked', (_, one, other) => {
    expect(vectors('a.ts', one)).toEqual(vectors('a.ts', other));
  });

  it('keep code apart from comments, so that stripping the comments leaves the code as it was', () => {
    const bare = vectors('a.ts', CODE.replace('// Load every row\n', ''));
    const full = vectors('a.ts', CODE);
    expect(bare.codeChars).toEqual(full.codeChars);
    expect(bare.words).toEqual(full.words);
    expect(bare.names).toEqual(full.names);
    expect(bare.commentWords.size).toBe(0);
    expect(full.commentWords.size).toBeGreaterThan(0);
  });

  it('make every family a vector of length one', () => {
    for (const [family, values] of Object.entries(vectors('a.ts', CODE)))
      expect(Math.hypot(...values.values()), family).toBeCloseTo(1, 6);
  });

  it('give the same sums whether they are listed or scored', () => {
    const weights = Int8Array.from({ length: 1 << 16 }, (_, i) => (i * 37) % 256 - 128);
    const out = new Float64Array(FAMILIES.length);
    gramScores(asUnit('a.ts', CODE)!, buffers, weights, out);
    const listed = FAMILIES.map((family) => {
      let sum = 0;
      for (const [bucket, value] of vectors('a.ts', CODE)[family]) sum += weights[bucket]! * value;
      return sum;
    });
    listed.forEach((sum, i) => expect(out[i]).toBeCloseTo(sum, 6));
  });

  it('say whether an n-gram is there, not how often', () => {
    const once = vectors('a.ts', 'call(a, b);\ncall(a, b);\ncall(a, b);\n');
    expect(vectors('a.ts', 'call(a, b);\n'.repeat(400))).toEqual(once);
  });

  it('read the words of a literal, not its case', () => {
    expect(vectors('a.ts', `log('Failed to Load');`).strings).toEqual(vectors('a.ts', `log('failed to load');`).strings);
    expect(vectors('a.ts', `log('failed to load');`).strings).not.toEqual(vectors('a.ts', `log('could not load');`).strings);
  });

  it.each(['', '\n\n', '// only a comment', 'x'.repeat(40_000), '𝒜 = "🙂"', '/*', '`${`${`'])('can be counted in %j', (text) => {
    expect(() => vectors('a.ts', text)).not.toThrow();
  });
});
