import type { LanguageId, Unit } from './api/unit.ts';
import { builtinRules } from './builtins.ts';
import type { Policy } from './config/policy.ts';
import { judge } from './config/policy.ts';
import { classifyContent, classifyPath } from './discover/discover.ts';
import { ownGit } from './history/own-git.ts';
import type { StagedFile } from './history/staged.ts';
import type { HookFinding } from './hook.ts';
import { languageOf } from './languages/language-of.ts';
import { readSource } from './languages/source.ts';
import { threshold } from './scan/rank/rank.ts';
import { Stylist } from './scan/style/style.ts';
import type { UnitScore } from './score/unit-score.ts';
import { decimal } from './shared/decimal.ts';

const MOST_BYTES = 1 << 20;

/** Style of the staged units that are mostly new, pooled as the one change they are. */
export async function judgeStyle(files: readonly StagedFile[], { cwd, policy }: { cwd: string; policy: Policy | undefined }): Promise<HookFinding[]> {
  const stylist = new Stylist(builtinRules());
  const scored: { path: string; language: LanguageId; score: UnitScore }[] = [];
  for (const { path, oid, added } of files) {
    if (languageOf(path) === undefined || classifyPath(path) !== undefined || added.length === 0) continue;
    const bytes = await ownGit(['cat-file', 'blob', oid], { cwd });
    const text = bytes.toString('utf8');
    if (bytes.length > MOST_BYTES || classifyContent(path, text) !== undefined) continue;
    const lines = new Set(added.map(({ line }) => line));
    for (const unit of readSource(path, text)?.units ?? []) {
      const score = isMostlyNew(unit, lines) ? stylist.score(unit) : 'known-origin';
      if (typeof score !== 'string') scored.push({ path, language: unit.language, score });
    }
  }
  const { resemblance } = stylist.pool(scored, 'change');
  const first = scored[0];
  if (resemblance === null || first === undefined || resemblance < threshold(stylist, first.path, 'change')) return [];
  const breach = policy !== undefined && judge(policy, { agents: [], class: 'stylistic', date: undefined }) !== undefined;
  return [{ class: 'stylistic', message: `What is staged resembles what agents write (${decimal(resemblance)}). Style proves nothing; it asks for a second look.`, breach }];
}

function isMostlyNew({ startLine, endLine }: Unit, added: ReadonlySet<number>): boolean {
  let count = 0;
  for (let line = startLine; line <= endLine; line += 1) if (added.has(line)) count += 1;
  return count * 2 >= endLine - startLine + 1;
}
