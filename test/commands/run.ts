import { Readable } from 'node:stream';

import type { Io } from '../../src/commands/io.ts';
import { main } from '../../src/commands/main.ts';

/** Runs the program in this process. @returns What a shell would see. */
export async function run(argv: readonly string[], { cwd = '/', stdin = '', signal = new AbortController().signal, live = false, isTTY = false, onWrite = () => undefined }: { cwd?: string; stdin?: string | Readable; signal?: AbortSignal; live?: boolean; isTTY?: boolean; onWrite?: (text: string) => void } = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    cwd,
    stdin: Object.assign(typeof stdin === 'string' ? Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]) : stdin, { isTTY }),
    async write(text) {
      const written = typeof text === 'string' ? text : [...text].join('');
      stdout += written;
      onWrite(written);
    },
    tell: (text) => void (stderr += text),
    colour: { stdout: false, stderr: false },
    width: 100,
    live,
    signal,
  };
  const code = await main(argv, io);
  return { code, stdout, stderr };
}
