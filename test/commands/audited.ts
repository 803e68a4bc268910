import { git, makeRepository, noon, scratchFolder, type MadeCommit } from '../history/scratch.ts';

/** A function of fourteen lines that shares no four words with one of another name. */
export const method = (name: string): string => `export function ${name}Report(${name}Rows: ${name}Row[], ${name}Options: ${name}Settings): ${name}Text {
  const ${name}Totals = new ${name}Map();
  for (const ${name}Row of ${name}Rows) {
    if (${name}Row.${name}Count > ${name}Options.${name}Limit) ${name}Skip();
    const ${name}Before = ${name}Totals.${name}Get(${name}Row.${name}Key) ?? ${name}None;
    ${name}Totals.${name}Set(${name}Row.${name}Key, ${name}Before + ${name}Row.${name}Count);
  }
  const ${name}Sorted = [...${name}Totals].${name}Sort((${name}Left, ${name}Right) => ${name}Right - ${name}Left);
  const ${name}Lines = ${name}Sorted.${name}Each(([${name}Key, ${name}Total]) => ${name}Line(${name}Key, ${name}Total));
  if (${name}Lines.${name}Length === ${name}Zero) {
    return '${name}Nothing here' + ${name}Options.${name}Label;
  }
  return ${name}Lines.${name}Join('\\n');
}
`;

/** The same words, laid out as another formatter would. */
export const reformatted = (text: string): string =>
  text.replaceAll("'", '"').replaceAll(';\n', '\n').replaceAll('  ', '\t').replaceAll(', ', ',\n\t\t').replaceAll('(', '( ').replaceAll(' ?? ', '\n\t\t\t?? ');

/** Every second statement replaced by others. */
export const rewritten = (text: string): string =>
  text.split('\n').map((line, at) => (at % 3 === 1 && line.length > 10 ? `  audit.note(${at}, process.hrtime.bigint(), 'rewritten by hand at ${at}');` : line)).join('\n');

export const AGENT = 'Add reports\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';
const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'] as const;
export const HUMAN = 'export const answer = 42;\n';

const base: readonly MadeCommit[] = [
  { parents: [], date: noon('2019-01-01'), message: 'Start', files: new Map([['main.ts', HUMAN], ['copy/alpha.ts', method('zeta')]]) },
  { parents: [0], date: noon('2026-03-01'), message: AGENT, files: new Map([['main.ts', HUMAN], ['copy/alpha.ts', method('zeta')], ...NAMES.map((name): [string, string] => [`src/${name}.ts`, method(name)])]) },
];

export interface Audited {
  folder: string;
  /** Makes HEAD a commit whose tree is that of the agent's commit with these changes; null removes a file. @returns Its id. */
  commit(changes: Readonly<Record<string, string | null>>): string;
}

/** A repository in which an agent declares `src/alpha.ts` … `src/epsilon.ts`, a function each. */
export function audited(extra: Readonly<Record<string, string>> = {}): Audited {
  const folder = scratchFolder();
  const commits = base.map((commit): MadeCommit => ({ ...commit, files: new Map([...commit.files, ...(commit.parents.length === 0 ? [] : Object.entries(extra))]) }));
  makeRepository(folder, commits);
  git(folder, ['checkout', '-q', 'main']);
  let day = 1;
  return {
    folder,
    commit(changes) {
      for (const [path, text] of Object.entries(changes)) {
        if (text === null) git(folder, ['rm', '-q', '--cached', '--ignore-unmatch', '--', path]);
        else {
          const oid = git(folder, ['hash-object', '-w', '--stdin'], { input: text });
          git(folder, ['update-index', '--add', '--cacheinfo', `100644,${oid},${path}`]);
        }
      }
      git(folder, ['commit', '-q', '-m', 'Change by hand'], { date: noon(`2026-05-${String(day++).padStart(2, '0')}`) });
      return git(folder, ['rev-parse', 'HEAD']);
    },
  };
}
