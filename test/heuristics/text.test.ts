import type { LanguageId, UnitHeuristic } from 'handiwork/heuristic';
import { observe } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';
import { heuristics } from '../../heuristics/index.ts';

const measure = (id: string, language: LanguageId, code: string): number | undefined => {
  const heuristic = heuristics.find(({ meta }) => meta.id === id) as UnitHeuristic;
  return observe(heuristic, code, language)[0]?.measure;
};

describe('heuristics on comments, names, layout, imports and prose', () => {
  it.each<[string, LanguageId, string, number | undefined]>([
    ['narration-comments', 'python', '# Load the rows\nrows = load()', 0.5],
    ['narration-comments', 'python', '# Load the rows because the cache was dropped and nobody knows when it will be filled again\nrows = load()', 0],
    ['narration-comments', 'python', 'rows = load()  # Load the rows', 0],
    ['capitalised-comments', 'typescript', '// eslint-disable-next-line\na();', undefined],
    ['capitalised-comments', 'typescript', '// First line\n// goes on here\na();', 1],
    ['comment-dashes', 'typescript', '// well-known value\na();', 0],
    ['restating-comments', 'typescript', '// Create user settings\nconst settings = createUserSettings();', 1],
    ['restating-comments', 'typescript', '// Create user settings\n\nconst settings = createUserSettings();', undefined],
    ['doc-presence', 'typescript', '/** Doc. */\nclass A {\n  b() {}\n}', 0.5],
    ['doc-completeness', 'typescript', '/** Adds row to table. */\nfunction add(row: Row, limit: number) {}', 0.5],
    ['doc-completeness', 'python', 'def f(self, row):\n    """Keep row."""\n    return row', 1],
    ['typed-doc-tags', 'javascript', '/**\n * @param {string} a\n * @param b the other\n */\nfunction f(a, b) {}', 0.5],
    ['suppression-comments', 'python', 'import a  # noqa\n# one\nb = 1\n', 0.5],
    ['leading-docs', 'typescript', '#!/usr/bin/env node\ngo();', 1],
    ['emoji', 'python', 'print("ok")', 0],
    ['short-names', 'typescript', 'ab + abc;', 0.5],
    ['generic-names', 'typescript', 'results + invoices;', 0.5],
    ['verb-led-functions', 'python', 'def __init__(self):\n    pass', undefined],
    ['verb-led-functions', 'typescript', 'class A {\n  constructor() {}\n  async loadRows() {}\n}', 1],
    ['whitespace-only-lines', 'python', 'a = 1\r\n\r\nb = 2', 0],
    ['carriage-returns', 'python', 'a = 1\r\nb = 2\nc = 3', 0.5],
    ['single-quotes', 'python', "a = '''b''' + \"c\"", 0.5],
    ['tab-indentation', 'python', 'if a:\n\tb()\n    ', 1],
    ['nested-imports', 'python', 'def f():\n    import a\n    from b import c\n    return a, c', 0.5],
    ['import-order', 'typescript', 'import a from "./a";\nimport fs from "node:fs";', 0],
    ['node-prefix', 'typescript', 'import a from "node:fs";\nimport b from "path";', 0.5],
    ['type-only-imports', 'typescript', 'import type { A } from "a";\nimport b from "b";', 0.5],
    ['bullet-share', 'markdown', '- a\n- b\n\nText here.', 2 / 3],
    ['bold-lead-ins', 'markdown', '- **Fast**: yes\n- small', 0.5],
    ['heading-density', 'markdown', '```\n# not a heading\n```', 0],
    ['emoji-headings', 'markdown', '## ✨ Features\n\nMany.', 1],
    ['closing-summaries', 'markdown', '## Summary of events\n\nNone.', 1],
    ['contractions', 'markdown', "We don't know what it's for, and that is all.", 20],
    ['sentence-length-variation', 'markdown', 'It runs. It stops. It fits. It ends.', 0],
  ])('%s on %s %j is %s', (id, language, code, expected) => {
    const seen = measure(id, language, code);
    if (expected === undefined) expect(seen).toBeUndefined();
    else expect(seen).toBeCloseTo(expected, 9);
  });
});
