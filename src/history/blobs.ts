import { streamGit, type GitStream } from './git.ts';
import { isObjectId } from './object-id.ts';
import type { Repository } from './object-view.ts';

/** Larger blobs are read past, never held. */
const DEFAULT_LIMIT = 8 << 20;

interface Request {
  oid: string;
  path: string | undefined;
  /** Most bytes. */
  limit: number;
  resolve(bytes: Buffer | undefined): void;
}

interface Pending {
  size: number;
  parts: Buffer[];
  /** Bytes still to come, the line feed after the content included. */
  left: number;
}

/** What can be read from. */
export type Blobs = Pick<BlobReader, 'read'>;

/** Reads blobs through one `git cat-file --batch`; requests are answered in order and may overlap. */
export class BlobReader {
  readonly #repository: Repository;
  readonly #limit: number;
  #waiting: Request[] = [];
  #stream: GitStream | undefined;
  #header: Buffer = Buffer.alloc(0);
  #pending: Pending | undefined;
  #unsent = '';

  /** @param limit most bytes of one blob; larger ones are answered with undefined and a note. */
  constructor(repository: Repository, limit: number = DEFAULT_LIMIT) {
    this.#repository = repository;
    this.#limit = limit;
  }

  /**
   * The bytes, or undefined: without a word once the signal has ended everything, with a coverage note when the object is
   * missing, damaged, too large or not a blob.
   */
  read(oid: string, path?: string): Promise<Buffer | undefined> {
    return this.#ask(oid, path, this.#limit);
  }

  /** The same reader with another limit: to start one more git takes longer than most of what it would be asked for. */
  upTo(limit: number): Blobs {
    return { read: (oid, path) => this.#ask(oid, path, limit) };
  }

  #ask(oid: string, path: string | undefined, limit: number): Promise<Buffer | undefined> {
    if (!isObjectId(oid)) return Promise.resolve(this.#refuse('missing-object', path));
    // A child that is ended as soon as it is started still takes its time, for each of the files that are left.
    if (this.#repository.signal?.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.push({ oid, path, limit, resolve });
      this.#stream ??= this.#start();
      if (this.#unsent === '') queueMicrotask(() => this.#send());
      this.#unsent += `${oid}\n`;
    });
  }

  /** What was asked for in one go is sent in one go: each write wakes git up, which takes longer than reading a file. */
  #send(): void {
    const text = this.#unsent;
    this.#unsent = '';
    if (text !== '') this.#stream?.stdin.write(text);
  }

  /** Ends the process once every request was answered. */
  async close(): Promise<void> {
    this.#send();
    const stream = this.#stream;
    stream?.stdin.end();
    await stream?.done.catch(() => undefined);
  }

  #start(): GitStream {
    const { view, signal } = this.#repository;
    const stream = streamGit(['cat-file', '--batch'], { view, ...(signal && { signal }) });
    // An aborted child is gone before its last bytes arrive: they belong to nobody.
    stream.stdout.on('data', (chunk: Buffer) => {
      if (this.#stream === stream) this.#take(chunk);
    });
    stream.done.then(() => this.#ended(), () => this.#ended());
    return stream;
  }

  /** The child is gone: the request it was working on is the one that broke it; the others get a new child. */
  #ended(): void {
    this.#stream = undefined;
    this.#header = Buffer.alloc(0);
    this.#pending = undefined;
    this.#unsent = '';
    const broken = this.#waiting.shift();
    const isOver = this.#repository.signal?.aborted === true;
    broken?.resolve(isOver ? undefined : this.#refuse('damaged-object', broken.path));
    const rest = this.#waiting;
    this.#waiting = [];
    for (const request of rest) {
      if (isOver) request.resolve(undefined);
      else void this.#ask(request.oid, request.path, request.limit).then(request.resolve);
    }
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#pending === undefined ? this.#takeHeader(rest) : this.#takeContent(rest, this.#pending);
  }

  #takeHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf(10);
    this.#header = Buffer.concat([this.#header, end < 0 ? chunk : chunk.subarray(0, end)]);
    if (end < 0) return Buffer.alloc(0);
    const [, type, size] = /^[0-9a-f]+ ([a-z]+) ([0-9]+)$/.exec(this.#header.toString('latin1')) ?? [];
    this.#header = Buffer.alloc(0);
    if (size === undefined) this.#answer(this.#refuse('missing-object', this.#waiting[0]?.path));
    else this.#pending = { size: type === 'blob' ? Number(size) : Infinity, parts: [], left: Number(size) + 1 };
    return chunk.subarray(end + 1);
  }

  #takeContent(chunk: Buffer, pending: Pending): Buffer {
    const part = chunk.subarray(0, pending.left);
    const isWanted = pending.size <= (this.#waiting[0]?.limit ?? this.#limit);
    if (isWanted) pending.parts.push(part);
    pending.left -= part.length;
    if (pending.left === 0) {
      this.#pending = undefined;
      this.#answer(
        isWanted
          ? Buffer.concat(pending.parts).subarray(0, pending.size)
          : this.#refuse(pending.size === Infinity ? 'not-a-blob' : 'blob-too-large', this.#waiting[0]?.path),
      );
    }
    return chunk.subarray(part.length);
  }

  #answer(bytes: Buffer | undefined): void {
    this.#waiting.shift()?.resolve(bytes);
  }

  #refuse(code: string, path: string | undefined): undefined {
    this.#repository.notes.push({
      code,
      message: REASONS[code] ?? code,
      ...(path === undefined ? {} : { path }),
      incomplete: true,
    });
    return undefined;
  }
}

/** Lends a reader and ends its process whatever happens: a child left open would keep the program alive for ever. */
export async function withBlobs<Result>(repository: Repository, use: (blobs: BlobReader) => Promise<Result>): Promise<Result> {
  const blobs = new BlobReader(repository);
  try {
    return await use(blobs);
  } finally {
    await blobs.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  'missing-object': 'The content is missing from the object store (partial or damaged clone).',
  'damaged-object': 'git could not read the content.',
  'blob-too-large': 'The content is larger than the limit.',
  'not-a-blob': 'The object is not a file.',
};

/** Lines as git counts them: a last line without a line feed counts. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return bytes.length > 0 && bytes[bytes.length - 1] !== 10 ? lines + 1 : lines;
}
