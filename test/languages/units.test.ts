import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/languages/source.ts';

const unitsOf = (path: string, text: string) =>
  readSource(path, text)!.units.map((unit) => `${unit.kind} ${unit.name} ${unit.startLine}-${unit.endLine}`);

describe('units of scripts', () => {
  it.each([
    ['a function with its comment and export', '// why\nexport async function a() {\n  go();\n}', ['function a 1-4']],
    ['JSDoc apart by a blank line', '/** File. */\n\nfunction a() {\n  go();\n}', ['chunk top level 1-1', 'function a 3-5']],
    ['an arrow function in a variable', 'const a = (b) => b;', ['function a 1-1']],
    ['two arrow functions on one line', 'const a = () => 1, b = () => 2;', ['function a 1-1']],
    ['a function in a call in a variable', 'const A = memo(\n  (props) => {\n    go();\n  },\n);', ['function A 1-5']],
    ['a short callback in a variable', 'const names = list.map((it) => it.name);', ['chunk top level 1-1']],
    ['a callback that nobody names', "describe('a', () => {\n  it('b', () => {\n    go();\n  });\n});", ['chunk top level 1-5']],
    ['a helper inside a callback', "describe('a', () => {\n  function b() {\n    go();\n  }\n});", ['chunk top level 1-1', 'function b 2-4']],
    ['nested functions', 'function a() {\n  function b() {\n    go();\n  }\n}', ['function a 1-5']],
    ['an assignment to a property', 'module.exports.a = function () {\n  go();\n};', ['function module.exports.a 1-3']],
    ['a default export without a name', 'export default () => {\n  go();\n};', ['function (anonymous) 1-3']],
    ['members of an object', 'const a = {\n  b() {\n    go();\n  },\n  c: () => 1,\n  d: async () => {\n    go();\n  },\n};', [
      'chunk top level 1-1', 'method b 2-4', 'chunk top level 5-5', 'function d 6-8',
    ]],
    ['a class', '@dec()\nclass A {\n  a = 1;\n\n  constructor(private b: B) {}\n\n  /** Gets. */\n  @dec()\n  get c() {\n    return 1;\n  }\n\n  d = () => {\n    go();\n  };\n}', [
      'class A 1-5', 'method c 7-11', 'method d 13-15',
    ]],
    ['code before and after a class', 'go();\nclass A {\n  a = 1;\n}\ngo();', ['chunk top level 1-1', 'class A 2-4', 'chunk top level 5-5']],
    ['overloads', 'function a(b: string): void;\nfunction a(b: unknown) {\n  go(b);\n}', ['chunk top level 1-1', 'function a 2-4']],
    ['nothing', '', []],
    ['blank lines', '\n\n\n', []],
    ['a broken function', 'function a() {\n  go(;\n}\nfunction b() {\n  go();\n}', ['function a 1-3', 'function b 4-6']],
  ])('knows %s', (_, text, expected) => {
    expect(unitsOf('a.tsx', text)).toEqual(expected);
  });

  it('cuts long top-level code at blank lines', () => {
    const paragraphs = Array.from({ length: 20 }, () => 'a();\nb();\nc();\nd();\ne();\nf();\n').join('\n');
    expect(unitsOf('a.ts', paragraphs)).toEqual(['chunk top level 1-55', 'chunk top level 57-111', 'chunk top level 113-139']);
  });

  it('cuts unbroken code by length', () => {
    expect(unitsOf('a.ts', 'a();\n'.repeat(130))).toEqual(['chunk top level 1-60', 'chunk top level 61-120', 'chunk top level 121-130']);
  });
});

describe('units of Python', () => {
  it.each([
    ['a function with decorator and comment', '# why\n@dec\nasync def a():\n    pass', ['function a 1-4']],
    ['methods', 'class A:\n    """Doc."""\n    def a(self):\n        pass\n\n    # why\n    def b(self):\n        pass', [
      'class A 1-2', 'method a 3-4', 'method b 6-8',
    ]],
    ['nested functions and classes', 'def a():\n    class B:\n        def c(self): pass\n    def d(): pass', ['function a 1-4']],
    ['functions under a condition', 'if x:\n    def a():\n        pass\nelse:\n    a = None', ['chunk top level 1-1', 'function a 2-3', 'chunk top level 4-5']],
    ['a module', '"""Doc."""\nimport os\n\nA = 1', ['chunk top level 1-4']],
  ])('knows %s', (_, text, expected) => {
    expect(unitsOf('a.py', text)).toEqual(expected);
  });
});

describe('sections of prose', () => {
  it.each([
    ['headings', 'Intro.\n\n# One\ntext\n\n## Two ##\ntext', ['section top level 1-1', 'section One 3-4', 'section Two 6-7']],
    ['underlined headings', 'One\n===\ntext\n\nTwo\n---\ntext', ['section One 1-3', 'section Two 5-7']],
    ['rules and lists', '- a\n\n---\n\n# One', ['section top level 1-3', 'section One 5-5']],
    ['comments in code blocks', '# One\n```sh\n# no heading\n```\n~~~\n# nor this\n', ['section One 1-6']],
    ['nothing', '', []],
  ])('knows %s', (_, text, expected) => {
    expect(unitsOf('a.md', text)).toEqual(expected);
  });

  it('leaves code blocks out of the words', () => {
    expect(readSource('a.md', 'It’s two words\n\n```ts\nconst no = 1;\n```\nand four')!.whole.words).toEqual(['It’s', 'two', 'words', 'and', 'four']);
  });
});
