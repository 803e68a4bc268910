import { Readable } from 'node:stream';

import type { Io } from '../../src/commands/io.ts';
import { main } from '../../src/commands/main.ts';

/** Runs the program in this process. @returns What a shell would see. */
export async function run(argv: readonly string[], { cwd = '/', stdin = '', signal = new AbortController().signal }: { cwd?: string; stdin?: string; signal?: AbortSignal } = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    cwd,
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    async write(text) {
      stdout += typeof text === 'string' ? text : [...text].join('');
    },
    tell: (text) => void (stderr += text),
    colour: { stdout: false, stderr: false },
    width: 100,
    live: false,
    signal,
  };
  const code = await main(argv, io);
  return { code, stdout, stderr };
}
