import { Readable } from 'node:stream';

import type { Io } from '../../src/commands/io.ts';
import { main } from '../../src/commands/main.ts';

/** Runs the program in this process. @returns What a shell would see. */
export async function run(argv: readonly string[], { cwd = '/', stdin = '', signal = new AbortController().signal, live = false, isTTY = false }: { cwd?: string; stdin?: string; signal?: AbortSignal; live?: boolean; isTTY?: boolean } = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    cwd,
    stdin: Object.assign(Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]), { isTTY }),
    async write(text) {
      stdout += typeof text === 'string' ? text : [...text].join('');
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
