import { EARLIER_HUSKY_PATH, HUSKY_COMMIT_MSG, HUSKY_PRE_COMMIT } from './hooks.ts';
import { runs, type HookCommand, type Merged } from './merged.ts';

/** Interpreters that read the line as it is. */
const SHELL = /^#!\s*\S*\/(?:env(?: -S)? )?(?:ba|da|z|k|a)?sh\b/;
/** What sets up the rest of a script, and has ended with its line. */
const SETS_UP = /^\s*(?:#|$|set -[a-z]|export \w|[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"'`$(]*)\s*$|(?:\.|source) )/;
const HUSKY_BEFORE_9 = /^\s*\. .*\bhusky\.sh\b/m;
const FINDS_NODE = /\b(?:nvm|fnm|volta|asdf|mise|nodenv)\b|\bPATH=/;

/**
 * Adds a hook to a script of husky that is there already: after the lines that set it up and before the first that does something.
 * At the end it might not be reached (`exit`, `exec`), run elsewhere (`cd`), or speak for a command that failed before it.
 */
export function mergeHusky(text: string, command: HookCommand): Merged {
  if (runs(text, command)) return { kind: 'kept' };
  const recipe = command === 'staged' ? HUSKY_PRE_COMMIT : HUSKY_COMMIT_MSG;
  const added = HUSKY_BEFORE_9.test(text) ? EARLIER_HUSKY_PATH + recipe : recipe;
  const byHand = (why: string): Merged => ({ kind: 'by-hand', why, paste: [{ where: 'where it is reached in the top of the repository', text: added.trimEnd() }] });
  if (text.includes('\0')) return byHand('it is not text in UTF-8');
  if (text.startsWith('#!') && !SHELL.test(text)) return byHand('it is not a script of a shell');
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const at = beginOf(lines);
  const [head, rest] = [lines.slice(0, at).join(''), lines.slice(at).join('')];
  if (FINDS_NODE.test(withoutComments(rest))) return byHand('it finds Node.js only after its first commands');
  const isLast = rest === '' && head !== '' && !head.endsWith('\n');
  // Never `\r\n`: a shell would take the `\r` for a part of the last word.
  return { kind: 'added', text: `${head}${isLast ? '\n' : ''}${added}${rest}` };
}

/** The line before which the script does nothing but set up. Comments and empty lines before a command stay with it. */
function beginOf(lines: readonly string[]): number {
  let begin = 0;
  for (const [at, line] of lines.entries()) {
    if (!SETS_UP.test(line) || goesOn(line)) return begin;
    const isCommand = at === 0 ? !/^(?:#(?!!)|\s*$)/.test(line) : !/^\s*(?:#|$)/.test(line);
    const endsHeading = begin <= 1 && at > begin && line.trim() === '';
    if (isCommand || endsHeading) begin = at + 1;
  }
  return lines.length; // nothing but that: at the end, where one would write it
}

const goesOn = (line: string): boolean => /(?:\\|&&|\|\|?|<<.*)\s*$/.test(line) || (!/^\s*#/.test(line) && ['"', "'", '`'].some((quote) => (line.split(quote).length - 1) % 2 === 1));

const withoutComments = (text: string): string => text.replaceAll(/(^|\s)#.*$/gm, '$1');
