/** What becomes of a hook file that is there already. Text is Latin-1: each byte of the file a character. */
export type Merged =
  | { kind: 'kept' }
  | { kind: 'added'; text: string }
  /** Nothing can be added without guessing: a person has to. */
  | { kind: 'by-hand'; why: string; paste: readonly Paste[] };

export interface Paste {
  where: string;
  text: string;
}

/** Lines to be put before the line of that number. */
export interface Insertion {
  line: number;
  texts: readonly string[];
}

export type HookCommand = 'staged' | 'commit-msg';

/** What runs in a shell for each hook, wherever the program is: `npx handiwork staged`, `"$BIN"/handiwork --config x staged`. */
const CALLS: Record<HookCommand, RegExp> = { staged: callOf('staged'), 'commit-msg': callOf('commit-msg') };

function callOf(command: HookCommand): RegExp {
  return new RegExp(String.raw`(?<![\w-])handiwork(?:@[\w.^~-]{1,40}|\.cmd)?["']?[\s:]{1,9}(?:--?[\w=./-]{1,99}[ \t]{1,9}(?:[^-\s]\S{0,99}[ \t]{1,9})?){0,9}${command}(?![\w-])`);
}

/** Whether a text of a shell, YAML or TOML runs the command. What is commented out or only said does not. */
export function runs(text: string, command: HookCommand): boolean {
  const lines = text.replaceAll(/\\\r?\n/g, ' ').split('\n').map((line) => line.replace(/(^|\s)#.*$/, '$1').replace(/(^|[;&|]|\brun:)\s*(?:echo|printf)\b[^;&|]*/g, '$1'));
  return CALLS[command].test(lines.join('\n'));
}
