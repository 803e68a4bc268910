import { PLACEHOLDER } from './source.ts';

/** The recipe for lefthook. Not through npx: it takes longer to start than the hook takes. */
export const LEFTHOOK = `pre-commit:
  commands:
    handiwork:
      run: PATH="./node_modules/.bin:$PATH" handiwork staged
commit-msg:
  commands:
    handiwork:
      run: PATH="./node_modules/.bin:$PATH" handiwork commit-msg {1}
`;

/** The recipes for husky 9, which finds the programs of node_modules by itself. */
export const HUSKY_PRE_COMMIT = 'handiwork staged\n';
export const HUSKY_COMMIT_MSG = 'handiwork commit-msg "$1"\n';

/** The recipe for the pre-commit framework. */
export function preCommitConfig({ repository, rev, system = false }: { repository: string; rev: string; system?: boolean }): string {
  const note = repository.includes(PLACEHOLDER) ? ` # replace ${PLACEHOLDER} by whoever publishes Handiwork` : '';
  const suffix = system ? '-system' : '';
  return `default_install_hook_types: [pre-commit, commit-msg]
repos:
  - repo: ${repository}${note}
    rev: ${rev}
    hooks:
      - id: handiwork${suffix}
      - id: handiwork-commit-msg${suffix}
`;
}
