import type { LanguageId, UnitHeuristic } from 'handiwork/heuristic';
import { observe } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';
import { heuristics } from '../../heuristics/index.ts';

const measure = (id: string, language: LanguageId, code: string): number | undefined => {
  const heuristic = heuristics.find(({ meta }) => meta.id === id) as UnitHeuristic;
  return observe(heuristic, code, language)[0]?.measure;
};

describe('structure heuristics', () => {
  it.each<[string, LanguageId, string, number | undefined]>([
    ['guard-clauses', 'typescript', 'function f(a) {\n  if (!a) return;\n}', 1],
    ['guard-clauses', 'typescript', 'function f(a) {\n  if (!a) {\n    throw new Error("a");\n  }\n}', 1],
    ['guard-clauses', 'typescript', 'function f(a) {\n  if (!a) {\n    log(a);\n    return;\n  }\n}', 0],
    ['guard-clauses', 'python', 'def f(a):\n    if not a:\n        return None\n    go(a)', 1],
    ['guard-clauses', 'typescript', 'function f(a) {\n  if (a) go(a);\n}', 0],
    ['shallow-catches', 'typescript', 'try { go(); } catch { }', 1],
    ['shallow-catches', 'typescript', 'try { go(); } catch (e) {\n  // nothing to do\n  console.warn(e);\n}', 1],
    ['shallow-catches', 'python', 'try:\n    go()\nexcept OSError:\n    logger.warning("no")\n    return None', 1],
    ['shallow-catches', 'python', 'try:\n    go()\nexcept OSError:\n    undo()', 0],
    ['broad-catches', 'python', 'try:\n    go()\nexcept (Exception, OSError) as e:\n    pass', 1],
    ['broad-catches', 'python', 'try:\n    go()\nexcept ExceptionGroup:\n    pass', 0],
    ['annotated-parameters', 'typescript', 'function f({ a: b }) {}', 0],
    ['annotated-parameters', 'typescript', 'function f({ a: b }: Props, c = { d: 1 }) {}', 0.5],
    ['annotated-parameters', 'python', 'def f(self, a: int, *args, **kwargs: str):\n    pass', 2 / 3],
    ['annotated-parameters', 'python', 'def f(a={"b": 1}):\n    pass', 0],
    ['return-types', 'typescript', 'const f = (a: number): string => "a";', 1],
    ['return-types', 'python', 'def f():\n    pass\n\ndef g() -> int:\n    return 1', 0.5],
    ['returned-temporaries', 'python', 'def f():\n    result = go()\n    return result', 1],
    ['returned-temporaries', 'typescript', 'function f() {\n  const a: Row = go();\n  return a;\n}', 1],
    ['returned-temporaries', 'typescript', 'function f() {\n  const a = go();\n  return b;\n}', 0],
    ['returned-temporaries', 'typescript', 'function f(a) {\n  return a;\n}', 0],
    ['percent-formatting', 'python', 'a = "b %s" % c\nd = "e"', 0.5],
    ['percent-formatting', 'python', 'a = 5 % 2', undefined],
    ['formatted-strings', 'typescript', 'go("a", `b ${c}`);', 0.5],
    ['const-declarations', 'javascript', 'const a = 1;\nlet b = 2;\nvar c = 3;\nconst d = 4;', 0.5],
    ['of-loops', 'typescript', 'for (const a in b) go(a);\nfor (const a of b) go(a);', 0.5],
    ['nesting-depth', 'python', 'for a in b:\n    if a:\n        try:\n            go()\n        except OSError:\n            pass', 3],
    ['error-instance-tests', 'typescript', 'go(e instanceof TypeError);', 0],
    ['type-casts', 'typescript', 'import { a as b } from "c";', 0],
    ['unbraced-conditionals', 'typescript', 'if (a) go();\nif (b) {\n  go();\n}', 0.5],
    ['strict-equality', 'typescript', 'go(a === b, a != b);', 0.5],
    ['self-references', 'python', 'def f(self):\n    return 1', 1 / 8],
    ['decorators', 'typescript', '@Injectable()\nclass A {}', 0.5],
  ])('%s on %s %j is %s', (id, language, code, expected) => {
    const seen = measure(id, language, code);
    if (expected === undefined) expect(seen).toBeUndefined();
    else expect(seen).toBeCloseTo(expected, 9);
  });
});
