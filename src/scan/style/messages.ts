import { messageText } from '../../attribution/message-text.ts';
import type { Rules } from '../../builtins.ts';
import { readMessages } from '../../history/messages.ts';
import type { Repository } from '../../history/object-view.ts';
import { judgeMessage } from '../../score/message-score.ts';
import { rounded } from '../numbers.ts';

type Take = (commit: string, logOdds: number) => void;

/** Tells, of the commits whose message can be read, the log-odds that an agent wrote it. */
export type JudgeMessages = (commits: Iterable<string>, take: Take) => Promise<void>;

interface Work {
  commits: Iterable<string>;
  take: Take;
  rules: Rules;
  /** What an earlier scan judged: a message does not change. */
  known?: ((commit: string) => number | undefined) | undefined;
}

/** Judges messages by how they are written, without what they declare. */
export async function judgeMessages(repository: Repository, { commits, take, rules, known }: Work): Promise<void> {
  const model = rules.models.messages;
  if (model === undefined) return;
  await readMessages(repository, known === undefined ? commits : unheard(commits, { take, known }), (commit, message) => take(commit, rounded(judgeMessage(model, messageText(message)))));
}

/** Takes what is known before git is asked, which may fail; few are left. */
function unheard(commits: Iterable<string>, { take, known }: { take: Take; known: NonNullable<Work['known']> }): string[] {
  const left: string[] = [];
  for (const commit of commits) {
    const logOdds = known(commit);
    if (logOdds === undefined) left.push(commit);
    else take(commit, logOdds);
  }
  return left;
}
