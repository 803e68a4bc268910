import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/**
 * Reads what a writer says, a line at a time, and goes on doing so; answers once `take` has said that the writer is ready.
 * Fails when the process ends before.
 */
export function untilReady(child: ChildProcess & { stdout: Readable }, take: (line: string) => boolean): Promise<void> {
  let rest = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The writer did not start.')));
    child.stdout.on('data', (part: Buffer) => {
      const lines = `${rest}${String(part)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (take(line)) resolve();
    });
  });
}
