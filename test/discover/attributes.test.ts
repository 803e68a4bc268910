import { describe, expect, it } from 'vitest';
import { readAttributes } from '../../src/discover/attributes.ts';

const attributesOf = (text: string, path: string) => readAttributes([{ path: '.gitattributes', text }])(path);

describe('readAttributes', () => {
  it.each([
    ['*.ts linguist-generated', 'a.ts', { generated: true }],
    ['*.ts linguist-generated=true text', 'src/a.ts', { generated: true }],
    ['*.ts linguist-generated=false', 'a.ts', { generated: false }],
    ['*.ts -linguist-generated', 'a.ts', { generated: false }],
    ['*.ts linguist-generated\na.ts !linguist-generated', 'a.ts', {}],
    ['*.ts linguist-generated\na.ts -linguist-generated', 'a.ts', { generated: false }],
    ['lib/** linguist-vendored\tlinguist-detectable=false', 'lib/x/a.c', { vendored: true, detectable: false }],
    ['docs/** linguist-documentation', 'docs/a.md', { documentation: true }],
    ['"a b.ts" linguist-generated', 'a b.ts', { generated: true }],
    ['# *.ts linguist-generated', 'a.ts', {}],
    ['lib/ linguist-vendored', 'lib/a.c', {}],
    ['!*.ts linguist-generated', 'a.ts', {}],
    ['*.ts\r\n*.js linguist-generated\r\n', 'a.js', { generated: true }],
    ['*.ts __proto__ constructor', 'a.ts', {}],
    ['*.ts diff=astextplain', 'a.ts', {}],
  ])('%j says of %s: %j', (text, path, expected) => {
    expect(attributesOf(text, path)).toEqual(expected);
  });

  it.each([
    ['many wild patterns', (at: number) => `*a*a*a*a*a*a*a*a*a*a*a*a*a*${at % 10}*.txt`],
    ['many folders', (at: number) => `/${'a'.repeat(80)}/${at}/**`],
    ['many names', (at: number) => `${'a'.repeat(80)}${at}`],
  ])('is quick with %s, however many paths there are', (_, patternOf) => {
    const lookup = readAttributes([{ path: '.gitattributes', text: Array.from({ length: 5000 }, (_line, at) => `${patternOf(at)} linguist-generated\n`).join('') }]);
    const start = performance.now();
    for (let at = 0; at < 200; at += 1) lookup(`${'a'.repeat(80)}/${at}${'a'.repeat(60)}.txt`);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('lets a deeper file win and keeps it to its folder', () => {
    const lookup = readAttributes([
      { path: 'src/.gitattributes', text: '*.ts -linguist-generated' },
      { path: '.gitattributes', text: '*.ts linguist-generated' },
    ]);
    expect(lookup('src/deep/a.ts')).toEqual({ generated: false });
    expect(lookup('a.ts')).toEqual({ generated: true });
    expect(lookup('srcs/a.ts')).toEqual({ generated: true });
  });
});
