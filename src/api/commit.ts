export interface Person {
  name: string;
  email: string;
}

/** A commit as it was read: no diff, no content. Text is decoded leniently; never trust it at a renderer. */
export interface Commit {
  /** Full object id, lower-case hex (40 or 64). */
  id: string;
  parents: readonly string[];
  author: Person;
  /** Seconds since 1970, UTC. */
  authorDate: number;
  committer: Person;
  committerDate: number;
  /** The whole message, subject first, line ends as `\n`. */
  message: string;
}

/** What one commit added and removed, by path, against its first parent. */
export interface CommitChanges {
  commit: string;
  files: readonly { path: string; added: number; deleted: number; status: string }[];
}

/** What a commit heuristic is shown. `previous` is the same author's commit before this one in the scanned history. */
export interface CommitSubject {
  commit: Commit;
  /** Subject and body without signatures; addresses, links and agent names are masked: labels must not leak into style. */
  subject: string;
  body: string;
  changes?: CommitChanges;
  previousDate?: number;
}
