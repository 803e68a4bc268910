import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readDirectives } from '../../src/findings/directives.ts';

const kinds = (path: string, text: string): string[] => readDirectives(path, text).directives.map(({ kind, names, reason, line }) => `${line} ${kind} ${names.join('+')}: ${reason}`);

describe('a suppression comment', () => {
  it.each([
    { path: 'a.py', text: 'x = 1\n# handiwork-ignore-next-line declared -- ours\ny = 2\n', found: ['2 next-line declared: ours'] },
    { path: 'a.py', text: 'x = 1  # handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.ts', text: '// handiwork-ignore-next-line declared, resembles -- ours -- twice\n', found: ['1 next-line declared+resembles: ours -- twice'] },
    { path: 'a.ts', text: '/* handiwork-ignore-file recorded -- ours */\nconst a = 1;\n', found: ['1 file recorded: ours'] },
    { path: 'a.ts', text: '/**\n * A text.\n * handiwork-ignore-next-line declared -- ours\n */\nfunction f() {}\n', found: ['3 next-line declared: ours'] },
    { path: 'a.tsx', text: 'const a = <b>{/* handiwork-ignore-start declared -- ours */}</b>;\n', found: ['1 start declared: ours'] },
    { path: 'a.md', text: '# x\n\n<!-- handiwork-ignore-start resembles -- ours -->\ntext\n<!-- handiwork-ignore-end -->\n', found: ['3 start resembles: ours', '5 end : '] },
    { path: 'a.rst', text: '.. handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.go', text: 'package a\n// handiwork-ignore-next-line declared -- ours\n', found: ['2 next-line declared: ours'] },
    { path: 'a.rs', text: '/// handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.sql', text: '-- handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.yml', text: 'a:\n  # handiwork-ignore-next-line declared -- ours\n', found: ['2 next-line declared: ours'] },
    { path: 'a.html', text: '<!-- handiwork-ignore-file declared -- ours -->\r\n', found: ['1 file declared: ours'] },
    { path: 'a.css', text: '/* handiwork-ignore-file declared -- ours */\n', found: ['1 file declared: ours'] },
    { path: 'a.hs', text: '{- handiwork-ignore-file declared -- ours -}\n', found: ['1 file declared: ours'] },
    { path: 'a.lua', text: '--[[ handiwork-ignore-file declared -- ours ]]\n', found: ['1 file declared: ours'] },
    { path: 'a.f90', text: '! handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.pug', text: '//- handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.hbs', text: '{{!-- handiwork-ignore-file declared -- ours --}}\n', found: ['1 file declared: ours'] },
    { path: 'a.erb', text: '<%# handiwork-ignore-file declared -- ours %>\n', found: ['1 file declared: ours'] },
    { path: 'a.jsp', text: '<%-- handiwork-ignore-file declared -- ours --%>\n', found: ['1 file declared: ours'] },
    { path: 'a.lisp', text: ';;; handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.ml', text: '(* handiwork-ignore-file declared -- ours *)\n', found: ['1 file declared: ours'] },
    { path: 'a.tex', text: '% handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.vim', text: '" handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.bat', text: 'REM handiwork-ignore-file declared -- ours\r\n:: handiwork-ignore-file recorded -- ours\r\n', found: ['1 file declared: ours', '2 file recorded: ours'] },
    { path: 'a.ps1', text: '<# handiwork-ignore-file declared -- ours #>\n', found: ['1 file declared: ours'] },
    { path: 'a.vue', text: '<!-- handiwork-ignore-file declared -- ours -->\n', found: ['1 file declared: ours'] },
    { path: 'Makefile', text: '## handiwork-ignore-file declared -- ours\n', found: ['1 file declared: ours'] },
    { path: 'a.py', text: '# handiwork-ignore declared -- ours\n', found: ['1 unknown declared: ours'] },
    { path: 'a.py', text: '# handiwork-ignore-nextline declared -- ours\n', found: ['1 unknown declared: ours'] },
    { path: 'a.py', text: '# handiwork-ignore-file declared\n', found: ['1 file declared: '] },
    { path: 'a.py', text: '# handiwork-ignore-file -- ours\n', found: ['1 file : ours'] },
  ])('is read in $path: $text', ({ path, text, found }) => {
    expect(kinds(path, text)).toEqual(found);
  });

  it.each([
    { where: 'a string', path: 'a.py', text: 'x = "# handiwork-ignore-file declared -- ours"\n' },
    { where: 'a docstring', path: 'a.py', text: 'def f():\n    """handiwork-ignore-file declared -- ours"""\n' },
    { where: 'a template', path: 'a.ts', text: 'const a = `\n// handiwork-ignore-file declared -- ours\n`;\n' },
    { where: 'the middle of a comment', path: 'a.py', text: '# see handiwork-ignore-file declared -- ours\n' },
    { where: 'a fenced example', path: 'a.md', text: '```html\n<!-- handiwork-ignore-file declared -- ours -->\n```\n' },
    { where: 'a comment that another one holds', path: 'a.md', text: '<!-- Not <!-- handiwork-ignore-file declared -- ours -->\n' },
    { where: 'the text of a page', path: 'a.md', text: 'Write handiwork-ignore-file declared -- ours\n' },
    { where: 'the end of a line of an unknown language', path: 'a.go', text: 'a := 1 // handiwork-ignore-file declared -- ours\n' },
  ])('is not seen in $where', ({ path, text }) => {
    expect(kinds(path, text)).toEqual([]);
  });

  it('in a file that cannot be parsed in time is said to be unread', () => {
    expect(readDirectives('a.ts', `// handiwork-ignore-file declared -- ours\nconst a = "${'x'.repeat(60_000)}";\n`)).toMatchObject({ directives: [], unread: expect.stringContaining('characters') as string });
  });

  it('knows the whole run of comment lines that it stands in, the last one that is read too', () => {
    const { directives } = readDirectives('a.go', `// First.\n${'// handiwork-ignore-next-line declared -- ours\n'.repeat(1_001)}// Last.\nx\n`);
    expect(directives).toHaveLength(1_000);
    expect(directives.at(-1)).toMatchObject({ line: 1_001, fromLine: 1, toLine: 1_003 });
  });

  it('is looked for in one pass over comments without number', () => {
    expect(kinds('a.md', `${'<!-- '.repeat(2_000_000)}handiwork-ignore-file declared -- ours -->`)).toEqual([]);
    expect(kinds('a.md', `${' '.repeat(500_000)}${'<!-- x -->'.repeat(500_000)}\n<!-- handiwork-ignore-file declared -- ours -->`)).toEqual(['2 file declared: ours']);
  });

  it('never throws, whatever stands around it', () => {
    fc.assert(fc.property(fc.constantFrom('a.py', 'a.ts', 'a.md', 'a.go'), fc.array(fc.constantFrom('# ', '// ', '<!--', '-->', '/*', '*/', '\n', '"', '```\n', 'handiwork-ignore-start', ' -- ', 'x', '\r')), (path, parts) => {
      readDirectives(path, parts.join(''));
    }));
  });
});
