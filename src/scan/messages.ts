import { messageText } from '../attribution/message-text.ts';
import type { Rules } from '../builtins.ts';
import { readMessages } from '../history/messages.ts';
import type { Repository } from '../history/object-view.ts';
import { judgeMessage } from '../score/message-score.ts';
import { rounded } from './numbers.ts';
import type { Warm } from './warm.ts';

type Take = (commit: string, logOdds: number) => void;

/** Tells, of the commits whose message can be read, the log-odds that an agent wrote it. */
export type JudgeMessages = (commits: Iterable<string>, take: Take) => Promise<void>;

interface Work {
  commits: Iterable<string>;
  take: Take;
  rules: Rules;
  warm?: Warm;
}

/**
 * Judges messages by how they are written, without what they declare. A message does not change: what an earlier scan judged
 * holds.
 */
export async function judgeMessages(repository: Repository, { commits, take, rules, warm }: Work): Promise<void> {
  const model = rules.models.messages;
  if (model === undefined) return;
  const known = new Map(warm?.latest<[string, number][]>('messages'));
  const judged: [string, number][] = [];
  const tell = (commit: string, logOdds: number): void => {
    if (warm?.isKept === true) judged.push([commit, logOdds]);
    take(commit, logOdds);
  };
  const left: string[] = [];
  for (const commit of commits) {
    const logOdds = known.get(commit);
    if (logOdds === undefined) left.push(commit);
    else tell(commit, logOdds);
  }
  await readMessages(repository, left, (commit, message) => tell(commit, rounded(judgeMessage(model, messageText(message)))));
  warm?.keep({ kind: 'messages', path: '', oid: repository.head }, () => judged);
}
