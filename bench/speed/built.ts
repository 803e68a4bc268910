/**
 * The modules as they are shipped, from `dist`: the loader that runs the sources wraps every closure to keep its name,
 * which makes the hot loop look a third slower than it is.
 */
const load = <Module>(path: string): Promise<Module> => import(new URL(`../../dist/src/${path}.js`, import.meta.url).href) as Promise<Module>;

export const source = await load<typeof import('../../src/languages/source.ts')>('languages/source');
export const treeSitter = await load<typeof import('../../src/languages/tree-sitter.ts')>('languages/tree-sitter');
export const languages = await load<typeof import('../../src/languages/language-of.ts')>('languages/language-of');
export const builtins = await load<typeof import('../../src/builtins.ts')>('builtins');
export const unitScore = await load<typeof import('../../src/score/unit-score.ts')>('score/unit-score');
export const measures = await load<typeof import('../../src/score/measures.ts')>('score/measures');
export const gramScorer = await load<typeof import('../../src/score/gram-scorer.ts')>('score/gram-scorer');
export const scanner = await load<typeof import('../../src/scan.ts')>('scan');
export const cli = new URL('../../dist/src/cli.js', import.meta.url);
