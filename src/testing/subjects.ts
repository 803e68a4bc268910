import type { CommitSubject } from '../api/commit.ts';
import type { CommitExample, RepositoryExample } from '../api/heuristic.ts';
import type { RepositorySubject } from '../api/repository.ts';
import type { LanguageId, Unit } from '../api/unit.ts';
import { asUnit, readSource } from '../languages/source.ts';

const EXTENSIONS: Readonly<Record<LanguageId, string>> = { typescript: 'ts', tsx: 'tsx', javascript: 'js', python: 'py', markdown: 'md' };

/** A text as one unit, the way `classify --unit` reads it. */
export function unitOf(code: string, language: LanguageId = 'typescript'): Unit {
  const unit = asUnit(`example.${EXTENSIONS[language]}`, code);
  if (unit === undefined) throw new TypeError(`no reader for ${language}`);
  return unit;
}

const PERSON = { name: 'Ada Example', email: 'ada@example.com' };
const DATE = 1_700_000_000;

/** An example's message and files as a commit with a fixed author and date. */
export function commitOf(example: CommitExample): CommitSubject {
  const { message, files, gap } = example;
  const id = '0'.repeat(40);
  const [subject = '', ...rest] = message.split('\n');
  return {
    commit: { id, parents: [], author: PERSON, authorDate: DATE, committer: PERSON, committerDate: DATE, message },
    subject,
    body: rest.join('\n').trim(),
    ...(files && { changes: { commit: id, files: files.map((file) => ({ ...file, status: 'M' })) } }),
    ...(gap !== undefined && { previousDate: DATE - gap }),
  };
}

/** `@scope/name/deep` → `@scope/name`; `name.sub` and `name/deep` → `name`. */
export function packageName(module: string, language: LanguageId): string {
  if (language === 'python') return module.split('.', 1)[0] ?? module;
  return module.split('/', module.startsWith('@') ? 2 : 1).join('/');
}

function importsOf(files: Readonly<Record<string, string>>): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const [path, text] of Object.entries(files)) {
    const source = readSource(path, text);
    if (source === undefined) continue;
    const packages = source.whole.imports.filter(({ origin }) => origin === 'package');
    const names = new Set(packages.map(({ module }) => packageName(module, source.language)));
    const known = (counts[source.language] ??= {});
    for (const name of names) known[name] = (known[name] ?? 0) + 1;
  }
  return counts;
}

/** An example's files and branches as a repository. */
export function repositoryOf(example: RepositoryExample): RepositorySubject {
  const files = example.files ?? {};
  return {
    paths: Object.keys(files).sort(),
    branches: example.branches ?? [],
    read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    imports: importsOf(files),
  };
}
