import { PLACEHOLDER } from './source.ts';

/** What lefthook runs for each hook. Not through npx: it takes longer to start than the hook takes. */
export const LEFTHOOK_RUNS = {
  'pre-commit': 'PATH="./node_modules/.bin:$PATH" handiwork staged',
  'commit-msg': 'PATH="./node_modules/.bin:$PATH" handiwork commit-msg {1}',
} as const;

/** The recipe for lefthook. */
export const LEFTHOOK = Object.entries(LEFTHOOK_RUNS).map(([hook, run]) => `${hook}:
  commands:
    handiwork:
      run: ${run}
`).join('');

/** The recipes for husky 9, which finds the programs of node_modules by itself. */
export const HUSKY_PRE_COMMIT = 'handiwork staged\n';
export const HUSKY_COMMIT_MSG = 'handiwork commit-msg "$1"\n';
/** What goes before them in a hook of an earlier husky. */
export const EARLIER_HUSKY_PATH = 'PATH="./node_modules/.bin:$PATH" ';

/** Where the pre-commit framework gets the hooks from. */
export interface Recipe {
  repository: string;
  rev: string;
  /** With the program already installed. */
  system?: boolean;
}

export const PRE_COMMIT_HOOKS = ['handiwork', 'handiwork-commit-msg'] as const;
export type PreCommitHook = (typeof PRE_COMMIT_HOOKS)[number];

/** How a configuration is indented: how far a repository and, within, a hook is from its key, and each dash from what follows it. */
export interface ListStyle {
  indent: number;
  gap: number;
  hookIndent: number;
  hookGap: number;
}

export const PLAIN: ListStyle = { indent: 2, gap: 2, hookIndent: 2, hookGap: 2 };

export const INSTALL_TYPES = 'default_install_hook_types: [pre-commit, commit-msg]';

/** The recipe for the pre-commit framework. */
export const preCommitConfig = (recipe: Recipe): string => `${[INSTALL_TYPES, 'repos:', ...repositoryLines(recipe, PRE_COMMIT_HOOKS, PLAIN)].join('\n')}\n`;

/** The part of it that is Handiwork's. */
export function repositoryLines({ repository, rev, system = false }: Recipe, hooks: readonly PreCommitHook[], { indent, gap, hookIndent, hookGap }: ListStyle): string[] {
  const note = repository.includes(PLACEHOLDER) ? ` # replace ${PLACEHOLDER} by whoever publishes Handiwork` : '';
  const [dash, keys, ids] = [' '.repeat(indent), ' '.repeat(indent + gap), ' '.repeat(indent + gap + hookIndent)];
  return [
    `${dash}${'-'.padEnd(gap)}repo: ${repository}${note}`,
    `${keys}rev: ${rev}`,
    `${keys}hooks:`,
    ...hooks.map((id) => `${ids}${'-'.padEnd(hookGap)}id: ${id}${system ? '-system' : ''}`),
  ];
}
