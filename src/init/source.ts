/** Where hooks and workflows get Handiwork from. */
export interface Source {
  /** For the pre-commit framework. */
  url: string;
  /** For `uses:` in a workflow. */
  action: string;
  /** False: the package does not say, and the files hold a placeholder. */
  isKnown: boolean;
}

/** No account of GitHub can be called that: a name that is only likely could become a stranger's, and run as a hook. */
export const PLACEHOLDER = '_OWNER_';

/** @param repository The field of that name of a package.json. */
export function sourceOf(repository: unknown): Source {
  const given = typeof repository === 'object' && repository !== null && 'url' in repository ? repository.url : repository;
  const [, action] = /^(?:github:|(?:git\+)?(?:https|ssh|git):\/\/(?:git@)?github\.com\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(typeof given === 'string' ? given : '') ?? [];
  const name = action ?? `${PLACEHOLDER}/handiwork`;
  return { url: `https://github.com/${name}`, action: name, isKnown: action !== undefined };
}
