import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';

import { createIo, wantsColour } from '../../src/commands/io.ts';

describe('colour', () => {
  it.each([
    { env: {}, isTTY: true, colour: true },
    { env: {}, isTTY: false, colour: false },
    { env: { NO_COLOR: '1' }, isTTY: true, colour: false },
    { env: { NO_COLOR: '' }, isTTY: true, colour: true },
    { env: { FORCE_COLOR: '1' }, isTTY: false, colour: true },
    { env: { FORCE_COLOR: '0' }, isTTY: true, colour: false },
    { env: { FORCE_COLOR: '1', NO_COLOR: '1' }, isTTY: false, colour: true },
    { env: { TERM: 'dumb' }, isTTY: true, colour: false },
  ])('is $colour with $env on a terminal: $isTTY', ({ env, isTTY, colour }) => {
    expect(wantsColour(env, isTTY)).toBe(colour);
  });
});

const open = (stdout: Writable) =>
  createIo({ stdin: Readable.from([]), stdout, stderr: new PassThrough() }, { cwd: '.', env: {}, signal: new AbortController().signal });

describe('standard output', () => {
  it('takes a long report in pieces, in order, waiting for a slow reader', async () => {
    const received: string[] = [];
    let waiting = 0;
    const slow = new Writable({
      highWaterMark: 10,
      write(chunk: Buffer, _encoding, done) {
        waiting += 1;
        received.push(chunk.toString());
        setImmediate(() => { waiting -= 1; done(); });
      },
    });
    const parts = Array.from({ length: 5000 }, (_, at) => `line ${at} ${'x'.repeat(40)}\n`);
    await open(slow).write(parts);
    expect(received.join('')).toBe(parts.join(''));
    expect(waiting).toBe(0);
    expect(slow.listenerCount('close')).toBe(0);
  });

  it('stops without an error when the reader goes away', async () => {
    const closed = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const io = open(closed);
    await io.write('x'.repeat(200_000));
    let asked = 0;
    await io.write((function* () { for (;;) { asked += 1; yield 'y'.repeat(70_000); } })());
    expect(asked).toBeLessThan(3);
  });
});
