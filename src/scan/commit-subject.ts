import type { Commit, CommitChanges, CommitSubject } from '../api/commit.ts';
import type { DeclarationMatcher } from '../attribution/declared.ts';

const TRAILER = /^[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:[ \t]*\S.{0,400}$/;
const ADDRESS = /<?[\w.+-]{1,80}@[\w.-]{1,80}>?/g;

/** Trailer keys that say nothing about style; a prose line such as `Note: …` stays. */
const SIGNING = /^(?:[a-z-]*-by|signed-off-by|change-id|fixes|closes|refs?|see-also|[a-z-]*session[a-z-]*|[a-z-]*agent[a-z-]*|[a-z-]*model[a-z-]*)[ \t]*:/i;

/**
 * A commit as style may see it: without signatures, trailers, addresses, the lines that declare an agent, and agent
 * names. What declares must not be counted a second time as style.
 */
export function commitSubject(
  commit: Commit,
  { matcher, names, changes, previousDate }: { matcher: DeclarationMatcher; names: RegExp; changes?: CommitChanges | undefined; previousDate?: number | undefined },
): CommitSubject {
  const declaring = new Set(matcher.signalsOf(commit).map(({ line }) => line));
  const clean = (line: string): string => line.replace(ADDRESS, '').replace(names, '').trimEnd();
  const [subject = '', ...lines] = commit.message.split('\n');
  const kept = lines.filter((line, at) => !declaring.has(at + 2) && !(TRAILER.test(line.trim()) && SIGNING.test(line.trim())));
  return {
    commit,
    subject: clean(subject),
    body: kept.map(clean).join('\n').trim(),
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
