import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** Everything a command may touch of the process it runs in. */
export interface Io {
  /** Relative paths are resolved against it. */
  cwd: string;
  stdin: Readable;
  /** Standard output, with back-pressure; does nothing once the reader has gone away. */
  write(text: string | Iterable<string>): Promise<void>;
  /** Standard error: messages and progress. */
  tell(text: string): void;
  colour: { stdout: boolean; stderr: boolean };
  /** Columns of the terminal. */
  width: number;
  /** Standard error is a terminal on which a line may be redrawn. */
  live: boolean;
  /** Aborted on Ctrl-C: commands end early and mark what they print as partial. */
  signal: AbortSignal;
}

type Env = Readonly<Record<string, string | undefined>>;

export interface Streams {
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean };
}

/** Colour as the conventions have it: FORCE_COLOR, then NO_COLOR (no-color.org), then whether it is a terminal. */
export function wantsColour(env: Env, isTTY: boolean): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return isTTY && env['TERM'] !== 'dumb';
}

const PIECE = 64 * 1024;

/** @returns The Io of a real process. A closed pipe (`| head`) ends the output, not the program. */
export function createIo(streams: Streams, { cwd, env, signal }: { cwd: string; env: Env; signal: AbortSignal }): Io {
  const { stdin, stdout, stderr } = streams;
  let gone = false;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
      gone ||= stream === stdout;
    });
  }
  const send = async (text: string): Promise<void> => {
    if (gone || stdout.write(text)) return;
    const over = new AbortController(); // takes the listener of the other one away
    await Promise.race(['drain', 'close'].map((event) => once(stdout, event, over))).catch(() => { gone = true; });
    over.abort();
  };
  return {
    cwd,
    stdin,
    async write(text) {
      let piece = '';
      for (const part of typeof text === 'string' ? [text] : text) {
        piece += part;
        if (piece.length < PIECE) continue;
        await send(piece);
        piece = '';
        if (gone) return;
      }
      if (piece !== '') await send(piece);
    },
    tell: (text) => void stderr.write(text),
    colour: { stdout: wantsColour(env, stdout.isTTY === true), stderr: wantsColour(env, stderr.isTTY === true) },
    width: Math.min(Math.max(stdout.columns ?? 80, 60), 200),
    live: stderr.isTTY === true && env['CI'] === undefined && env['TERM'] !== 'dumb',
    signal,
  };
}
