import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/engine/template.ts';

describe('fillTemplate', () => {
  it.each([
    ['{{hits}} of {{total}}', { hits: 2, total: 4 }, '2 of 4'],
    ['by {{measure}}', { measure: 0.123456 }, 'by 0.123'],
    ['{{a}}{{a}}', { a: 'x' }, 'xx'],
    ['{{missing}}', {}, '{{missing}}'],
    ['{{toString}}', {}, '{{toString}}'],
    ['{{a}}', { a: '{{b}}', b: 'no' }, '{{b}}'],
    ['{{a}}', { a: 'one\ntwo\tthree' }, 'one two three'],
    ['{{a}}', { a: 'y'.repeat(500) }, `${'y'.repeat(120)}…`],
    ['{{ a }} {b}', { a: 1, b: 2 }, '{{ a }} {b}'],
    ['{{n|line ends|lines end}} here', { n: 1 }, '1 line ends here'],
    ['{{n|line ends|lines end}} here', { n: 0 }, '0 lines end here'],
    ['{{n|line|lines}} of {{m|file|files}}', { n: 12, m: 1 }, '12 lines of 1 file'],
    ['{{n|one|many}}', {}, '{{n}}'],
    ['{{n|half}}', { n: 1 }, '{{n|half}}'],
  ])('fills %j from %j', (template, data, text) => {
    expect(fillTemplate(template, data as Record<string, string | number>)).toBe(text);
  });
});
