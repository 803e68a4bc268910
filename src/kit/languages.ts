import type { LanguageId } from '../api/unit.ts';

/** Every programming language with units of its own; what most heuristics put in `meta.languages`. */
export const CODE: readonly LanguageId[] = ['typescript', 'tsx', 'javascript', 'python'];

/** The JavaScript family. */
export const SCRIPT: readonly LanguageId[] = ['typescript', 'tsx', 'javascript'];

/** Languages in which a parameter may carry a type and a compiler reads it. */
export const TYPED: readonly LanguageId[] = ['typescript', 'tsx'];
