import { compileGlob, type PathMatcher } from '../discover/glob.ts';

/** Where GitHub, GitLab and Gitea look for it, in their order. The first one that exists counts. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Beyond these a file is no list that people keep. */
const MOST_LINES = 20_000;
const MOST_OWNERS = 50;

interface OwnerRule {
  matches: PathMatcher;
  /** Empty where the file says that nobody owns it. */
  owners: readonly string[];
}

/**
 * Reads a CODEOWNERS file: the last rule that matches a path names its owners. Sections of GitLab (`[Name] @owner`) give their
 * owners to the rules below that name none.
 *
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * @see https://docs.gitlab.com/user/project/codeowners/reference/
 */
function parseCodeowners(text: string): readonly OwnerRule[] {
  const rules: OwnerRule[] = [];
  let ofSection: readonly string[] = [];
  for (const raw of text.split(/\r?\n/, MOST_LINES)) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const section = /^\^?\[[^\]]*\](?:\[\d+\])?\s*(.*)$/.exec(line);
    if (section) {
      ofSection = ownersIn(section[1] ?? '');
      continue;
    }
    const [pattern = '', ...rest] = line.split(/(?<!\\)\s+/);
    const named = ownersIn(rest.join(' '));
    rules.push({ matches: compileOwned(pattern.replaceAll('\\ ', ' ')), owners: named.length > 0 ? named : ofSection });
  }
  return rules;
}

const ownersIn = (text: string): string[] => text.split(/\s+/).filter((word) => word.includes('@')).slice(0, MOST_OWNERS);

/** As in `.gitignore`, but `folder/*` stays in that folder and nothing is negated. */
function compileOwned(pattern: string): PathMatcher {
  const bare = pattern.replace(/\/$/, '');
  const anchored = bare.slice(0, -1).includes('/');
  const itself = compileGlob(anchored || !pattern.endsWith('/') ? bare : `**/${bare}`);
  const below = compileGlob(anchored ? `${bare}/**` : `**/${bare.replace(/^\//, '')}/**`);
  if (pattern.endsWith('/')) return below;
  if (/(?:^|\/)\*$/.test(bare)) return bare === '*' ? () => true : itself;
  return (path) => itself(path) || below(path);
}

/**
 * True when there is no team among the owners: `@ada`, `@ada, lin@example.org`. A group of GitLab without a slash cannot be told from
 * a person, and is taken for one. What may be said of people's work and what not: owners.rationale.md.
 */
export const namesOnlyPeople = (owner: string): boolean => owner.split(', ').every((one) => one.includes('@') && !one.includes('/'));

/** Who answers for a path: `@team` or `@a, @b` by CODEOWNERS, else its first folder (`packages/`), else `/`. */
export type OwnerOf = (path: string | undefined) => string;

/** @param codeowners The text of the file, when the repository has one. */
export function ownerFinder(codeowners: string | undefined): OwnerOf {
  const rules = codeowners === undefined ? [] : parseCodeowners(codeowners);
  return (path) => {
    if (path === undefined) return '/';
    const rule = rules.findLast(({ matches }) => matches(path));
    if (rule !== undefined && rule.owners.length > 0) return rule.owners.join(', ');
    const slash = path.indexOf('/');
    return slash < 0 ? '/' : `${path.slice(0, slash)}/`;
  };
}
