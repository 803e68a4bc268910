import { splitFields } from './fields.ts';
import { streamGit } from './git.ts';
import type { Repository } from './object-view.ts';
import { decodePath } from './paths.ts';

const LINE_FEED = 10;

/** The scanned commit and those before it along the first parents, newest first, at most so many. Git ends when nobody asks for more. */
export async function* firstParentLine({ view, head, signal }: Repository, most: number): AsyncGenerator<string> {
  const stream = streamGit(['rev-list', '--first-parent', `--max-count=${most}`, '--end-of-options', head], { view, ...(signal && { signal }) });
  stream.stdin.end();
  try {
    for await (const id of splitFields(stream.stdout, LINE_FEED)) if (id.length > 0) yield id.toString('latin1');
    await stream.done;
  } finally {
    stream.kill();
  }
}

/** Paths that a commit changed against its first parent, of those on the line from `earlier`, itself left out, to the scanned commit. */
export async function changedOnFirstParents({ view, head, signal }: Repository, earlier: string): Promise<Set<string>> {
  const stream = streamGit(
    ['log', '-z', '--first-parent', '--diff-merges=first-parent', '--name-only', '--no-renames', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--format=tformat:', `${earlier}..${head}`, '--'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end();
  const paths = new Set<string>();
  for await (const field of splitFields(stream.stdout)) {
    // The empty line between two commits sticks to the first path of the second.
    const start = field[0] === 10 ? 1 : 0;
    if (field.length > start) paths.add(decodePath(field.subarray(start)));
    if (start === 1) paths.add(decodePath(field));
  }
  await stream.done;
  return paths;
}
