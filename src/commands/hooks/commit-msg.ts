import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

import { asksWhere } from '../../config/policy.ts';
import { readIdentities } from '../../history/own-git.ts';
import { readStagedPaths } from '../../history/staged.ts';
import { judgeMessage } from '../../hook.ts';
import { isSafeText, shellWord } from '../../report/safe-text.ts';
import { HandiworkError } from '../../shared/errors.ts';
import type { Run } from '../command.ts';
import { ADVICE, answer } from './answer.ts';
import { hookRules } from './policy.ts';
import { choice } from '../options.ts';

const LIMIT = 16 << 20;

/** The commit-msg hook: holds the message against the policy before the commit is made. */
export const run: Run = async ({ args, options, io }) => {
  const asked = readIdentities(io.cwd); // git answers while the catalogue loads
  asked.catch(() => undefined); // awaited below
  const rules = await hookRules(options, io);
  if (rules === undefined) return 0;
  const { agents, policy } = rules;
  const file = resolve(io.cwd, args[0] ?? '');
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) throw new HandiworkError(`There is no message file "${args[0]}".`, { hint: 'git gives the path to its commit-msg hook: handiwork commit-msg "$1"' });
  if (stat.size > LIMIT) throw new HandiworkError(`The message is larger than ${LIMIT} bytes.`, { hint: 'Shorten it, or skip the hook once with git commit --no-verify.' });
  const identities = await asked;
  const paths = policy !== undefined && asksWhere(policy) ? await readStagedPaths(io.cwd) : [];
  const findings = judgeMessage(readFileSync(file, 'utf8'), { agents, policy, identities, paths });
  return answer(findings, {
    io, format: choice(options, 'format', ['pretty', 'json']) ?? 'pretty', title: 'handiwork: the commit is not made: its message is against the policy',
    advice: [...(findings.some(({ breach, line }) => breach && line !== undefined) ? ADVICE : []), `Your message is kept. Go on with: git commit --edit --file=${isSafeText(file) ? shellWord(file) : '<its file>'}`],
  });
};

