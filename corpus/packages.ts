import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asUnit } from '../src/languages/source.ts';
import { packageName } from '../src/testing/subjects.ts';
import { eachExample, type Example } from './learn/examples.ts';
import { type ImportingFile, isLocal, isPackageName, isTopical, packageModule, packageTable } from './measure/packages.ts';

const USAGE = `Learns which packages agents choose and people do not, from the imports of labelled files and top-level code.

  packages.ts [--units FILE]… [--out FILE]

Writes --out (default heuristics/imports/package-table.ts). Code of people counts from 2022-06 on only, because before that date many
packages of today did not exist.`;

const SIDES: Partial<Record<Example['slice'], ImportingFile['side']>> = { ai: 'agent', eramatched: 'human', preagent: 'human' };

interface Repository {
  paths: Set<string>;
  folders: Set<string>;
}

type Found = ImportingFile & { repo: string; path: string };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      units: { type: 'string', multiple: true, default: ['corpus/.work/units.jsonl'] },
      out: { type: 'string', default: 'heuristics/imports/package-table.ts' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const { files, repositories } = await readImports(values.units);
  const learned = (name: string, { path, repo }: Found) => isPackageName(name) && !isTopical(name) && !isLocal(name, path, repositories.get(repo)!);
  const foreign = files.map((file) => ({ ...file, packages: file.packages.filter((name) => learned(name, file)) }));
  const owners = (side: ImportingFile['side']) => new Set(foreign.filter((file) => file.side === side).map((file) => file.group)).size;
  const table = packageTable(foreign);
  writeFileSync(values.out, packageModule(table, { agent: owners('agent'), human: owners('human') }));
  for (const [language, packages] of Object.entries(table)) process.stdout.write(`${summary(language, packages)}\n`);
}

async function readImports(units: readonly string[]): Promise<{ files: Found[]; repositories: Map<string, Repository> }> {
  const files: Found[] = [];
  const repositories = new Map<string, Repository>();
  for await (const { repo, path, slice, kind, text, group } of eachExample(units)) {
    const known = repositories.get(repo) ?? { paths: new Set(), folders: new Set() };
    repositories.set(repo, known);
    known.paths.add(path);
    for (const folder of path.split('/').slice(0, -1).slice(0, 2)) known.folders.add(folder);
    const side = SIDES[slice];
    if (!side || (kind !== 'file' && kind !== 'chunk')) continue;
    const unit = asUnit(path, text);
    if (!unit) continue;
    const packages = new Set(unit.imports.filter(({ origin }) => origin === 'package').map(({ module }) => packageName(module, unit.language)));
    if (packages.size > 0) files.push({ language: unit.language, group, side, packages: [...packages], repo, path });
    if (files.length % 5000 === 4999) process.stderr.write(`${files.length + 1} files with imports\n`);
  }
  return { files, repositories };
}

function summary(language: string, packages: Readonly<Record<string, number>>): string {
  const ordered = Object.entries(packages).sort((a, b) => b[1] - a[1]);
  const show = (list: [string, number][]) => list.map(([name, odds]) => `${name} ${odds}`).join(', ');
  return `${language}: ${ordered.length} packages; by agents ${show(ordered.slice(0, 8))}; by people ${show(ordered.slice(-8).reverse())}`;
}

await main();
