import { HandiworkError } from '../shared/errors.ts';
import type { Command, CommandGroup, Run } from './command.ts';
import { suggestion } from '../config/suggest.ts';

interface Words {
  name: string;
  summary: string;
  flags: readonly { flag: string; description: string; values: readonly string[] }[];
}

export interface All {
  commands: readonly Command[];
  groups: readonly CommandGroup[];
  /** Flags of every command. */
  everywhere: Command['options'];
}

interface Vocabulary {
  /** First words. */
  first: readonly Words[];
  groups: readonly { name: string; second: readonly Words[] }[];
  /** Commands as they are typed, `audit list` for one of a group. */
  commands: readonly Words[];
}

/** Commands with their flags, as the help has them. */
function vocabulary({ commands, groups, everywhere }: All): Vocabulary {
  const flagsOf = (options: Command['options']) =>
    options.flatMap(([usage, description, values = []]) => [...usage.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => ({ flag, description, values })));
  const words = ({ usage, summary, options }: Command): Words => ({ name: usage.split(' ')[0] ?? usage, summary, flags: [...flagsOf(options), ...flagsOf([...everywhere, ['--help', 'Show help']])] });
  const first = commands.map(words);
  const grouped = groups.map((group) => ({ name: group.name, second: group.commands.map(words) }));
  return {
    first: [...first, ...groups.map(({ name, summary }) => ({ name, summary, flags: [] }))],
    groups: grouped,
    commands: [...first, ...grouped.flatMap(({ name, second }) => second.map((one) => ({ ...one, name: `${name} ${one.name}` })))],
  };
}

/** For a text between single quotes of a shell. */
const quoted = (text: string): string => text.replaceAll("'", String.raw`'\''`);
/** Flags that take one of a few words. */
const withValues = ({ flags }: Words): Words['flags'] => flags.filter(({ values }) => values.length > 0);
const namesOf = (words: readonly Words[]): string => words.map(({ name }) => name).join(' ');

function bash({ first, groups, commands }: Vocabulary): string {
  const valuesOf = (words: Words): string => {
    const cases = withValues(words).map(({ flag, values }) => `${flag}) values='${values.join(' ')}' ;;`).join(' ');
    return cases === '' ? '' : `; case "$before" in ${cases} esac`;
  };
  const cases = commands.map((words) => `    '${words.name}') flags='${words.flags.map(({ flag }) => flag).join(' ')}'${valuesOf(words)} ;;\n`).join('');
  const deeper = groups.map(({ name, second }) => `  if [ "$typed" = ${name} ]; then
    if [ "$COMP_CWORD" -eq 2 ]; then
      COMPREPLY=($(compgen -W '${namesOf(second)}' -- "$current"))
      return
    fi
    typed="${name} \${COMP_WORDS[2]}"
  fi
`).join('');
  return `_handiwork() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" typed="\${COMP_WORDS[1]}" flags='' values=''
  COMPREPLY=()
  if [ "$current" = = ]; then current=''; fi
  if [ "$before" = = ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${namesOf(first)}' -- "$current"))
    return
  fi
${deeper}  case "$typed" in
${cases}  esac
  if [ -n "$values" ]; then COMPREPLY=($(compgen -W "$values" -- "$current"))
  elif [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$current")); fi
}
complete -o default -F _handiwork handiwork
`;
}

function zsh({ first, groups, commands }: Vocabulary): string {
  const described = (text: string): string => quoted(text.replaceAll(':', ' '));
  const listed = (words: readonly Words[]): string => words.map(({ name, summary }) => `    '${name}:${described(summary)}'\n`).join('');
  const valuesOf = (words: Words): string => {
    const cases = withValues(words).map(({ flag, values }) => `${flag}) values=(${values.join(' ')}) ;;`).join(' ');
    return cases === '' ? '' : `; case $before in ${cases} esac`;
  };
  const cases = commands.map((words) => `    '${words.name}') flags=(${words.flags.map(({ flag, description }) => `'${flag}:${described(description)}'`).join(' ')})${valuesOf(words)} ;;\n`).join('');
  const deeper = groups.map(({ name, second }) => `  if [[ $typed == ${name} ]]; then
    if (( CURRENT == 3 )); then
      commands=(
${listed(second)}      )
      _describe command commands
      return
    fi
    typed="${name} $words[3]"
  fi
`).join('');
  return `#compdef handiwork
_handiwork() {
  local -a commands flags values
  local typed=$words[2] before=$words[CURRENT-1]
  if [[ $words[CURRENT] == --*=* ]]; then before=\${words[CURRENT]%%=*}; compset -P '*='; fi
  commands=(
${listed(first)}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
${deeper}  case $typed in
${cases}  esac
  if (( $#values )); then compadd -a values
  elif [[ $words[CURRENT] == -* ]]; then _describe flag flags; else _files; fi
}
compdef _handiwork handiwork
`;
}

function fish({ first, groups, commands }: Vocabulary): string {
  const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`);
  const offer = (condition: string, { name, summary }: Words): string => `complete -c handiwork -n '${condition}' -f -a ${name} -d '${escaped(summary)}'`;
  const seen = (name: string): string => name.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
  const lines = [
    ...first.map((words) => offer('__fish_use_subcommand', words)),
    ...groups.flatMap(({ name, second }) => second.map((words) => offer(`${seen(name)}; and not __fish_seen_subcommand_from ${namesOf(second)}`, words))),
    ...commands.flatMap(({ name, flags }) => flags.map(({ flag, description, values }) => `complete -c handiwork -n '${seen(name)}' -l ${flag.slice(2)}${values.length === 0 ? '' : ` -x -a '${values.join(' ')}'`} -d '${escaped(description)}'`)),
  ];
  return `${lines.join('\n')}\n`;
}

const SHELLS: Readonly<Record<string, (all: Vocabulary) => string>> = { bash, zsh, fish };

/** The command that prints a script which completes these commands and their flags. */
export const completion = (all: All): Run => async ({ args, io }) => {
  const shell = args[0] ?? '';
  const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (write === undefined) throw new HandiworkError(`There is no completion for "${shell}".`, { hint: suggestion(shell, Object.keys(SHELLS)) });
  await io.write(write(vocabulary(all)));
  return 0;
};
