import { GitFailure, readGit } from './git.ts';
import type { Repository } from './object-view.ts';
import { listFiles, type TreeFile } from './tree.ts';

/** What a reverted commit would change. */
export type RevertOutcome = 'clean' | 'conflict' | 'merge' | 'root' | 'missing';

/**
 * An index of our own in the private view: changes are tried in it and written out as patches by git itself. The scanned
 * repository is neither read through its configuration nor changed. One at a time per repository.
 */
export class PatchIndex {
  readonly #repository: Repository;
  #files: Promise<Map<string, TreeFile>> | undefined;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** Back to the scanned commit. */
  async reset(): Promise<void> {
    await this.#git(['read-tree', this.#repository.head]);
  }

  /** Gives a file another content, or takes it out of the tree. @returns whether the tree has such a file */
  async replace(path: string, content: Buffer | undefined): Promise<boolean> {
    this.#files ??= listFiles({ ...this.#repository, subfolder: '' }).then((files) => new Map(files.map((file) => [file.path, file])));
    const file = (await this.#files).get(path);
    if (file === undefined || file.type !== 'file') return false;
    const oid = content === undefined ? '0'.repeat(file.oid.length) : (await this.#git(['hash-object', '-w', '--stdin'], content)).toString('latin1').trim();
    const mode = content === undefined ? '0' : file.mode;
    await this.#git(['update-index', '-z', '--index-info'], Buffer.concat([Buffer.from(`${mode} ${oid}\t`), Buffer.from(path, 'utf8'), Buffer.from([0])]));
    return true;
  }

  /** Takes back all that one commit changed, where nothing later stands in the way. The index is as before unless `clean`. */
  async revert(commit: string): Promise<RevertOutcome> {
    try {
      const parents = (await this.#git(['rev-list', '--parents', '-n', '1', '--end-of-options', commit])).toString('latin1').trim().split(' ').slice(1);
      if (parents.length > 1) return 'merge';
      const parent = parents[0];
      if (parent === undefined) return 'root';
      const backwards = await this.#git(['diff-tree', '-r', '-p', '--binary', '--full-index', '--no-ext-diff', '--no-textconv', '--no-renames', commit, parent]);
      if (backwards.length === 0) return 'clean';
      return await this.#apply(backwards);
    } catch (error) {
      if (error instanceof GitFailure) return 'missing';
      throw error;
    }
  }

  async #apply(patch: Buffer): Promise<RevertOutcome> {
    try {
      await this.#git(['apply', '--cached', '--whitespace=nowarn', '-'], patch);
      return 'clean';
    } catch (error) {
      if (error instanceof GitFailure) return 'conflict';
      throw error;
    }
  }

  /** All that was changed since `reset`, as `git apply` takes it; empty when nothing was. */
  async patch(): Promise<Buffer> {
    return this.#git(['diff-index', '--cached', '-p', '--binary', '--full-index', '--no-ext-diff', '--no-textconv', '--no-renames', this.#repository.head]);
  }

  #git(args: readonly string[], input?: Buffer): Promise<Buffer> {
    const { view, signal } = this.#repository;
    return readGit(args, { view, ...(signal && { signal }), ...(input && { input }) });
  }
}
