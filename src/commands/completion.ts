import { HandiworkError } from '../shared/errors.ts';
import type { Command, Run } from './command.ts';
import { suggestion } from './suggest.ts';

interface Words {
  name: string;
  summary: string;
  flags: readonly { flag: string; description: string }[];
}

interface All {
  commands: readonly Command[];
  /** Flags of every command. */
  everywhere: Command['options'];
}

/** Commands with their flags, as the help has them. */
function words({ commands, everywhere }: All): Words[] {
  const flagsOf = (options: Command['options']) =>
    options.flatMap(([usage, description]) => [...usage.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => ({ flag, description })));
  return commands.map(({ usage, summary, options }) => ({ name: usage.split(' ')[0] ?? usage, summary, flags: [...flagsOf(options), ...flagsOf([...everywhere, ['--help', 'Show help']])] }));
}

/** For a text between single quotes of a shell. */
const quoted = (text: string): string => text.replaceAll("'", String.raw`'\''`);

function bash(all: readonly Words[]): string {
  const cases = all.map(({ name, flags }) => `    ${name}) flags='${flags.map(({ flag }) => flag).join(' ')}' ;;\n`).join('');
  return `_handiwork() {
  local current="\${COMP_WORDS[COMP_CWORD]}" flags=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${all.map(({ name }) => name).join(' ')}' -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases}  esac
  if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$current")); fi
}
complete -o default -F _handiwork handiwork
`;
}

function zsh(all: readonly Words[]): string {
  const described = (text: string): string => quoted(text.replaceAll(':', ' '));
  const commands = all.map(({ name, summary }) => `    '${name}:${described(summary)}'\n`).join('');
  const cases = all.map(({ name, flags }) => `    ${name}) flags=(${flags.map(({ flag, description }) => `'${flag}:${described(description)}'`).join(' ')}) ;;\n`).join('');
  return `#compdef handiwork
_handiwork() {
  local -a commands flags
  commands=(
${commands}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
${cases}  esac
  if [[ $words[CURRENT] == -* ]]; then _describe flag flags; else _files; fi
}
compdef _handiwork handiwork
`;
}

function fish(all: readonly Words[]): string {
  const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`);
  const lines = all.flatMap(({ name, summary, flags }) => [
    `complete -c handiwork -n __fish_use_subcommand -f -a ${name} -d '${escaped(summary)}'`,
    ...flags.map(({ flag, description }) => `complete -c handiwork -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)} -d '${escaped(description)}'`),
  ]);
  return `${lines.join('\n')}\n`;
}

const SHELLS: Readonly<Record<string, (all: readonly Words[]) => string>> = { bash, zsh, fish };

/** The command that prints a script which completes these commands and their flags. */
export const completion = (all: All): Run => async ({ args, io }) => {
  const shell = args[0] ?? '';
  const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (write === undefined) throw new HandiworkError(`There is no completion for "${shell}".`, { hint: suggestion(shell, Object.keys(SHELLS)) });
  await io.write(write(words(all)));
  return 0;
};
