import type { LanguageId } from '../api/unit.ts';

const BY_EXTENSION: Readonly<Record<string, LanguageId>> = {
  ts: 'typescript', mts: 'typescript', cts: 'typescript',
  tsx: 'tsx',
  js: 'javascript', mjs: 'javascript', cjs: 'javascript', jsx: 'javascript',
  py: 'python', pyi: 'python', pyw: 'python',
  md: 'markdown', markdown: 'markdown', mdx: 'markdown', rst: 'markdown', txt: 'markdown', adoc: 'markdown',
};

/** Every supported extension (without the dot, lower case) and its language. */
export const EXTENSIONS: Readonly<Record<string, LanguageId>> = BY_EXTENSION;

/**
 * The language of a path, by its extension alone.
 * @param path a repository path or a bare file name
 * @returns undefined where the language is not supported
 */
export function languageOf(path: string): LanguageId | undefined {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return undefined;
  const extension = path.slice(dot + 1).toLowerCase();
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}
