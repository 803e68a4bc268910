import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { agents } from '../heuristics/commits/agents/index.ts';
import { HandiworkError } from '../src/shared/errors.ts';
import { createDeclarationMatcher } from '../src/attribution/declared.ts';
import { COLUMNS, ownerHash, readHeldOwners, readManifest } from './manifest.ts';
import { findMirror } from './units/mirrors.ts';
import { parseCsv } from './units/csv.ts';
import { describeHistory, rowFor } from './units/describe.ts';

const USAGE = `Describes repositories as rows of a manifest: the commit they are pinned to, and which of their commits are labelled how.

  list.ts --mirrors DIR [--out CSV] [--held FILE] [--apart-from CSV]… [--group NAME] [--refuses TEXT] [--again] owner/name…

Adds to --out (default corpus/unseen.csv); a repository that is listed there already keeps its row unless --again is given.
--apart-from  manifests none of whose owners and groups may be listed (default corpus/manifest.csv)
--group       of the repositories named, where it is not their owner
--refuses     why they are believed to refuse agents until today: ends the human window late, and becomes the basis

A repository that gives no labels by these rules is named and left out.`;

type Cells = Record<string, string>;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mirrors: { type: 'string' }, out: { type: 'string', default: join(import.meta.dirname, 'unseen.csv') },
      held: { type: 'string', default: join(import.meta.dirname, 'held-owners.sha256') },
      'apart-from': { type: 'string', multiple: true, default: [join(import.meta.dirname, 'manifest.csv')] },
      group: { type: 'string' }, refuses: { type: 'string' }, again: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true || values.mirrors === undefined || positionals.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    return values.help === true ? 0 : 2;
  }
  const listed = new Map<string, Cells>(existsSync(values.out) ? parseCsv(readFileSync(values.out, 'utf8')).map((cells) => [cells['repo']!, cells]) : []);
  const isTaken = takenBy(values['apart-from'], readHeldOwners(values.held));
  const matcher = createDeclarationMatcher(agents);
  for (const repo of positionals) {
    if (listed.has(repo) && values.again !== true) continue;
    const [owner = ''] = repo.split('/');
    const group = values.group ?? owner.toLowerCase();
    const mirror = findMirror(values.mirrors, repo);
    const why = isTaken(owner, group) ?? (mirror === undefined ? 'no mirror' : undefined);
    const row = why === undefined ? rowFor(await describeHistory(mirror!, matcher), { repo, group, refuses: values.refuses }) : why;
    if (typeof row === 'string') process.stderr.write(`${repo}: left out, ${row}\n`);
    else listed.set(repo, row);
  }
  writeFileSync(values.out, csvOf([...listed.values()].toSorted((a, b) => (a['repo']! < b['repo']! ? -1 : 1))));
  return 0;
}

/** Whether models have learned from an owner, or must not know it. */
function takenBy(manifests: readonly string[], held: ReadonlySet<string>): (owner: string, group: string) => string | undefined {
  const rows = readManifest(manifests, held);
  const taken = new Set(rows.flatMap(({ repo, group }) => [repo.split('/', 1)[0]!.toLowerCase(), group.toLowerCase()]));
  return (owner, group) => {
    if (held.has(ownerHash(owner))) return 'its owner is held back';
    return taken.has(owner.toLowerCase()) || taken.has(group) ? 'its owner or group is in another manifest' : undefined;
  };
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csvOf = (rows: readonly Cells[]): string => [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((name) => quoted(row[name] ?? '')).join(','))].map((line) => `${line}\n`).join('');

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof HandiworkError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
