import { isTopic, WORD_PRIME, WORD_SEED } from '../../src/score/topics.ts';

/** One file's imports: who wrote it, in what language, which packages. */
export interface ImportingFile {
  language: string;
  group: string;
  side: 'agent' | 'human';
  packages: readonly string[];
}

export type PackageTable = Record<string, Record<string, number>>;

/** Owners that must import a package, both sides together, before anything is said of it. */
export const LEAST_OWNERS = 5;
/** No package says more than this: one to five. */
export const CAP = Math.log(5);
/** As if so many more owners had imported the package, without preference. */
const PRIOR_OWNERS = 4;

/**
 * Language → package → how much likelier an import by agents is this package, as log-odds. An owner counts once a side, and
 * what is compared is a package's share of all owner–package pairs of its side, so that a side with more files is not ahead.
 */
export function packageTable(files: Iterable<ImportingFile>): PackageTable {
  const languages = new Map<string, Map<string, Record<ImportingFile['side'], Set<string>>>>();
  for (const { language, group, side, packages } of files) {
    const owners = languages.get(language) ?? new Map<string, Record<ImportingFile['side'], Set<string>>>();
    languages.set(language, owners);
    for (const name of packages) {
      const sides = owners.get(name) ?? { agent: new Set(), human: new Set() };
      owners.set(name, sides);
      sides[side].add(group);
    }
  }
  return Object.fromEntries([...languages].sort(byName).map(([language, owners]) => [language, logOdds(owners)]));
}

function logOdds(owners: ReadonlyMap<string, Record<ImportingFile['side'], ReadonlySet<string>>>): Record<string, number> {
  const total = { agent: 0, human: 0 };
  for (const { agent, human } of owners.values()) {
    total.agent += agent.size;
    total.human += human.size;
  }
  const all = total.agent + total.human;
  if (total.agent === 0 || total.human === 0) return {};
  const share = (seen: number, side: number) => (seen + (PRIOR_OWNERS * side) / all) / side;
  return Object.fromEntries([...owners].sort(byName).flatMap(([name, { agent, human }]) => {
    if (new Set([...agent, ...human]).size < LEAST_OWNERS) return [];
    const odds = Math.log(share(agent.size, total.agent) / share(human.size, total.human));
    return [[name, Number(Math.max(-CAP, Math.min(CAP, odds)).toFixed(2)) + 0]];
  }));
}

/** A name that a registry could hold; what else stands in an import is not learned. */
export const isPackageName = (name: string): boolean => /^(?:@[A-Za-z0-9][\w.-]*\/)?[A-Za-z][\w.-]*$/.test(name);

/** Whether the name says that a project is about models or agents: such projects use agents, but nobody chose the package for it. */
export const isTopical = (name: string): boolean =>
  name.includes('modelcontextprotocol') || (name.toLowerCase().match(/[a-z]+/g) ?? []).some((word) => isTopic(hashOf(word)));

function hashOf(word: string): number {
  let hash = WORD_SEED;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), WORD_PRIME);
  return hash;
}

/**
 * Whether an import that looks like a package is a folder or file of the repository: a folder at the root or one below, or a
 * file beside the importing one. `paths`: what is known of the repository, and the folders at its top.
 */
export function isLocal(name: string, from: string, { paths, folders }: { paths: ReadonlySet<string>; folders: ReadonlySet<string> }): boolean {
  if (folders.has(name)) return true;
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
  return paths.has(`${folder}${name}.py`);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** The module that heuristics read; several packages a line. */
export function packageModule(table: PackageTable, { agent, human }: { agent: number; human: number }): string {
  return [
    '/**',
    ' * Language → package → log-odds (natural logarithm) that an import was chosen by an agent. Written by `corpus/packages.ts`; do not edit.',
    ` * Learned from agent files of ${agent} owners and files of people since 2022-06 of ${human} owners; a package needs ${LEAST_OWNERS} owners.`,
    ' */',
    'export const PACKAGE_TABLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {',
    ...Object.entries(table).flatMap(([language, packages]) => [`  ${language}: {`, ...wrapped(packages), '  },']),
    '};', '',
  ].join('\n');
}

function wrapped(packages: Readonly<Record<string, number>>): string[] {
  const lines: string[] = [];
  for (const [name, odds] of Object.entries(packages)) {
    const entry = `${/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`}: ${odds},`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + entry.length < 120) lines[lines.length - 1] = `${last} ${entry}`;
    else lines.push(`    ${entry}`);
  }
  return lines;
}
