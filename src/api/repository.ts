/** What a repository heuristic is shown. Content is read on demand from blobs, never from the working tree. */
export interface RepositorySubject {
  /** Every path of the tree at the scanned commit. */
  readonly paths: readonly string[];
  /** Local and remote branch names, and branch names found in merge subjects. */
  readonly branches: readonly string[];
  /** A small text blob of the tree, or undefined when absent, binary or larger than 256 KiB. */
  read(path: string): string | undefined;
  /** Package name → number of files importing it, by language. Empty until the files were read. */
  readonly imports: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
