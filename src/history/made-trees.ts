import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitFailure, readGit } from './git.ts';
import type { Repository } from './object-view.ts';
import { encodePath } from './paths.ts';
import { storedZlib } from './stored-zlib.ts';

/** A file of a made tree. */
export interface MadeEntry {
  /** `/` between parts. */
  path: string;
  mode: string;
  oid: string;
}

interface Folder {
  files: MadeEntry[];
  folders: Map<string, Folder>;
}

/** So many are written as files of their own; more go into a pack. */
const MOST_LOOSE = 16;

/**
 * Trees that are made up to ask git a question, and written into the private view. git compares two trees file by file;
 * so two made ones make it compare whatever contents one likes, thousands in one process. The contents need not be there.
 */
export class MadeTrees {
  readonly #repository: Repository;
  /** Id → bytes. */
  readonly #objects = new Map<string, Buffer>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** @returns The id of the tree, which git knows after {@link write}. */
  add(entries: readonly MadeEntry[]): string {
    const top = newFolder();
    for (const entry of entries) {
      const parts = entry.path.split('/');
      const name = parts.pop() ?? '';
      let folder = top;
      for (const part of parts) {
        let next = folder.folders.get(part);
        if (next === undefined) folder.folders.set(part, (next = newFolder()));
        folder = next;
      }
      folder.files.push({ ...entry, path: name });
    }
    return this.#addFolder(top);
  }

  /** False when there is no room for them, or no right to write. */
  async write(): Promise<boolean> {
    try {
      await this.#write();
      return true;
    } catch (error) {
      const isOurs = error instanceof GitFailure || (error instanceof Error && 'errno' in error);
      if (this.#repository.signal?.aborted || !isOurs) throw error;
      return false;
    } finally {
      this.#objects.clear();
    }
  }

  async #write(): Promise<void> {
    const { view, objectFormat, signal } = this.#repository;
    if (this.#objects.size > MOST_LOOSE) {
      await readGit(['index-pack', '--stdin'], { view, input: packOf([...this.#objects.values()], objectFormat), ...(signal && { signal }) });
    } else {
      for (const [id, body] of this.#objects) {
        mkdirSync(join(view, 'objects', id.slice(0, 2)), { recursive: true });
        writeFileSync(join(view, 'objects', id.slice(0, 2), id.slice(2)), storedZlib(Buffer.concat([headerOf(body), body])));
      }
    }
  }

  #addFolder({ files, folders }: Folder): string {
    const lines = files.map(({ path, mode, oid }) => ({ key: path, name: path, mode, oid }));
    // git sorts a folder as if its name ended with a slash, and writes its mode without the leading zero.
    for (const [name, folder] of folders) lines.push({ key: `${name}/`, name, mode: '40000', oid: this.#addFolder(folder) });
    const parts = lines.map(({ key, name, mode, oid }) => ({ key: encodePath(key), bytes: [Buffer.from(`${mode} `), encodePath(name), ZERO, Buffer.from(oid, 'hex')] }));
    const body = Buffer.concat(parts.sort((a, b) => Buffer.compare(a.key, b.key)).flatMap(({ bytes }) => bytes));
    const id = createHash(this.#repository.objectFormat).update(headerOf(body)).update(body).digest('hex');
    this.#objects.set(id, body);
    return id;
  }
}

const newFolder = (): Folder => ({ files: [], folders: new Map() });
const headerOf = (body: Buffer): Buffer => Buffer.from(`tree ${body.length}\0`);
const ZERO = Buffer.from([0]);
const TREE = 2;

/** The format of gitformat-pack(5), version 2, without deltas. */
function packOf(trees: readonly Buffer[], objectFormat: Repository['objectFormat']): Buffer {
  const start = Buffer.from('PACK\0\0\0\u0002\0\0\0\0', 'latin1');
  start.writeUInt32BE(trees.length, 8);
  const pack = Buffer.concat([start, ...trees.flatMap((body) => [packHeaderOf(body.length), storedZlib(body)])]);
  return Buffer.concat([pack, createHash(objectFormat).update(pack).digest()]);
}

/** Type and size: four bits of the size in the first byte, seven in each further one, the lowest first. */
function packHeaderOf(size: number): Buffer {
  const bytes = [(TREE << 4) | (size & 15)];
  for (let rest = size >>> 4; rest > 0; rest >>>= 7) {
    bytes[bytes.length - 1] = (bytes.at(-1) as number) | 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}
