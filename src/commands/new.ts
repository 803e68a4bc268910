import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { HandiworkError } from '../shared/errors.ts';
import type { Run } from './command.ts';
import { choice } from './options.ts';
import { heuristicTemplate, SUBJECTS, testTemplate } from './new-templates.ts';
import { suggestion } from '../config/suggest.ts';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const GROUPS = ['comments', 'imports', 'structure', 'naming', 'layout', 'prose', 'commits', 'repository'] as const;
type Group = (typeof GROUPS)[number];

/** Where a heuristic of a subject goes when no group is named. */
const GROUP_OF = { unit: 'structure', commit: 'commits', repository: 'repository' } as const satisfies Record<(typeof SUBJECTS)[number], Group>;

/** Writes a heuristic and its test: in this project's layout, or as files of a plugin package. Overwrites nothing. */
export const run: Run = async ({ args, options, io }) => {
  const [kind = '', path = ''] = args;
  if (kind !== 'heuristic') throw new HandiworkError(`There is no new "${kind}".`, { hint: suggestion(kind, ['heuristic']) });
  const { group, id } = place(path);
  const subject = choice(options, 'subject', SUBJECTS) ?? (SUBJECTS.find((one) => GROUP_OF[one] === group) ?? 'unit');
  const own = isThisProject(io.cwd);
  const folder = own ? join('heuristics', group ?? GROUP_OF[subject]) : 'heuristics';
  const files = new Map([
    [join(folder, `${id}.ts`), heuristicTemplate(id, subject)],
    [join('test', folder, `${id}.test.ts`), testTemplate(id, subject, join(folder, `${id}.ts`))],
  ]);
  const taken = [...files.keys()].find((file) => existsSync(join(io.cwd, file)));
  if (taken !== undefined) throw new HandiworkError(`${taken} exists already.`, { hint: 'Choose another id, or edit that file.' });
  for (const [file, text] of files) {
    mkdirSync(dirname(join(io.cwd, file)), { recursive: true });
    writeFileSync(join(io.cwd, file), text, { flag: 'wx' });
    await io.write(`${file}\n`);
  }
  const next = own ? 'npm run registry, then npx vitest run --config test/vitest.config.ts test/contract.test.ts' : 'add it to "heuristics" of your plugin';
  io.tell(`Next: replace the placeholders, then ${next}.\n`);
  return 0;
};

/** `comments/narration` → group and id; `narration` alone leaves the group open. */
function place(path: string): { group?: Group; id: string } {
  const [first = '', second] = path.split('/');
  const id = second ?? first;
  const group = second === undefined ? undefined : GROUPS.find((one) => one === first);
  if (path.split('/').length > 2 || (second !== undefined && group === undefined)) {
    throw new HandiworkError(`There is no group "${first}".`, { hint: suggestion(first, GROUPS) });
  }
  if (!ID.test(id)) throw new HandiworkError(`"${id}" is not an id.`, { hint: 'Use kebab-case and name the trait that is seen: narration-comments, not detect-ai.' });
  if (/^(?:ai|detect|is)-/.test(id)) throw new HandiworkError(`"${id}" names a verdict.`, { hint: 'Name the trait that is seen, a noun phrase: narration-comments.' });
  return group === undefined ? { id } : { group, id };
}

function isThisProject(cwd: string): boolean {
  const file = join(cwd, 'package.json');
  if (!existsSync(file)) return false;
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown } | null)?.name === 'handiwork';
  } catch (error) {
    if (error instanceof SyntaxError) return false; // a template of one
    throw error;
  }
}
