import type { LanguageId, Unit } from '../api/unit.ts';
import { unitOf } from './subjects.ts';

const LARGE = 20_000;
/** What takes quadratic time takes minutes on these. */
const BLANK_LINES = '\n'.repeat(200_000);

/** Texts that break readers: empty, marked, cut short, malformed, huge. */
const TEXTS: readonly string[] = [
  '', '\uFEFF', '\uFEFFconst a = 1;', '   \n\t\n', '\r\n\r\n', '\u0000\u0001', '\uD800 lone surrogate \uDC00',
  'function f( {{{ ) => [', 'def f(:\n  """never closed', '/* never closed', "'never closed", '`${`${`',
  'if (', 'catch (', 'try:\nexcept', '// \n//\n//', '#\n#\n#', '/***/', '/** */', '"""', '""""""',
  '@', '@a @b @c', 'import', 'from import', 'export default', '=> => =>', '? : ? :', '\\', '|', '- \n* \n1. ', '# ', '```',
  `${'a'.repeat(9_000)}`, '(' .repeat(150), `${'// Check the value\n'.repeat(2_000)}`, `${'x = 1;\n'.repeat(LARGE / 4)}`,
  `${'\n'.repeat(LARGE)}`, `"${' '.repeat(5_000)}"`, `// ${'a '.repeat(4_000)}`, `/** ${'@a '.repeat(3_000)}*/`,
  `if (a) ${'\t'.repeat(4_000)}return`, `"""One line.${BLANK_LINES}Another: {@a"""`, `/** One line.${BLANK_LINES}Another: {@a */`,
];

const known = new Map<LanguageId, readonly Unit[]>();

/** The hostile texts read as units of a language; read once per process. */
export function hostileUnits(language: LanguageId): readonly Unit[] {
  let units = known.get(language);
  if (units === undefined) {
    units = TEXTS.map((text) => unitOf(text, language));
    known.set(language, units);
  }
  return units;
}
