import type { Commit, CommitChanges, CommitSubject } from '../../api/commit.ts';
import type { DeclarationMatcher } from '../../attribution/declared.ts';
import { messageText } from '../../attribution/message-text.ts';

/** A commit as style may see it: its message as `messageText` leaves it, without the lines that declare an agent of the catalogue. */
export function commitSubject(
  commit: Commit,
  { matcher, names, changes, previousDate }: { matcher: DeclarationMatcher; names: RegExp; changes?: CommitChanges | undefined; previousDate?: number | undefined },
): CommitSubject {
  const declaring = new Set(matcher.signalsOf(commit).map(({ line }) => line));
  return {
    commit,
    ...messageText(commit.message, { declaring, names }),
    ...(changes === undefined ? {} : { changes }),
    ...(previousDate === undefined ? {} : { previousDate }),
  };
}

/** Ids and names of agents as whole words. Short ids (`v0`, `pi`) are words of their own and stay. */
export function agentNames(agents: readonly { id: string; name: string }[]): RegExp {
  const words = [...new Set(agents.flatMap(({ id, name }) => [id, name]))].filter((word) => word.length > 3);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)).toSorted((a, b) => b.length - a.length);
  return new RegExp(String.raw`\b(?:${escaped.join('|')})\b`, 'gi');
}
