import { readIdentities } from '../../history/own-git.ts';
import { readStaged } from '../../history/staged.ts';
import { judgeStaged } from '../../hook.ts';
import type { Run } from '../command.ts';
import { ADVICE, answer } from './answer.ts';
import { hookRules } from './policy.ts';
import { choice, flag } from '../options.ts';

/** The pre-commit hook: looks at what is staged, never at the working tree. */
export const run: Run = async ({ options, io }) => {
  const asked = Promise.all([readIdentities(io.cwd), readStaged(io.cwd)]); // git answers while the catalogue loads
  asked.catch(() => undefined); // awaited below
  const rules = await hookRules(options, io);
  if (rules === undefined) return 0;
  const { agents, policy } = rules;
  const [identities, files] = await asked;
  const findings = judgeStaged(files, { agents, policy, identities });
  const wantsStyle = flag(options, 'style') || policy?.failOn === 'resembles';
  // The models and the parsers take longer to load than everything else takes.
  const style = wantsStyle ? await (await import('../../staged-style.ts')).judgeStyle(files, { cwd: io.cwd, policy }) : [];
  return answer([...findings, ...style], {
    io, format: choice(options, 'format', ['pretty', 'json']) ?? 'pretty', title: 'handiwork: the commit is not made: what is staged is against the policy',
    advice: [...ADVICE, 'To commit without this check once: git commit --no-verify'],
  });
};
