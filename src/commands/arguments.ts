import { cac, type CAC } from 'cac';

import { HandiworkError } from '../shared/errors.ts';
import { COMMANDS, EXIT_CODES, GLOBAL_OPTIONS, GROUPS } from './catalogue.ts';
import type { Command, CommandGroup } from './command.ts';
import type { Options, OptionValue } from './options.ts';
import { suggestion } from '../config/suggest.ts';

export type Parsed =
  | { kind: 'help'; show: () => void; asked: boolean }
  | { kind: 'version' }
  | { kind: 'command'; command: Command; args: readonly string[]; options: Options };

/** cac turns what looks like a number into one, and so the commit `0123e45` into another. NUL cannot be in an argument. */
const GUARD = '\0';
const guard = (argument: string): string => {
  if (argument.startsWith('-')) {
    if (argument.endsWith('=true') || argument.endsWith('=false')) return argument;
    const at = argument.indexOf('=');
    return at === -1 ? argument : `${argument.slice(0, at + 1)}${GUARD}${argument.slice(at + 1)}`;
  }
  return GUARD + argument;
};
const unguarded = <T>(value: T): T => (typeof value === 'string' ? (value.replaceAll(GUARD, '') as T) : value);

const commandName = (command: Command): string => command.usage.split(' ')[0] ?? command.usage;

/** What is called: the program itself, or a group of its commands. */
interface Program {
  name: string;
  commands: readonly Command[];
  groups: readonly CommandGroup[];
  exitCodes: string;
}

/** @param argv Without the program and script names. @throws {HandiworkError} On an unknown command or flag. */
export function parseArguments(argv: readonly string[]): Parsed {
  if (argv[0] === 'help') return parseArguments([...argv.slice(1), '--help']);
  const group = GROUPS.find(({ name }) => name === argv[0]);
  if (group === undefined) return parse({ name: 'handiwork', commands: COMMANDS, groups: GROUPS, exitCodes: EXIT_CODES }, argv);
  const rest = argv[1] === 'help' ? [...argv.slice(2), '--help'] : argv.slice(1);
  return parse({ ...group, name: `handiwork ${group.name}`, groups: [] }, rest);
}

function parse(program: Program, argv: readonly string[]): Parsed {
  const { commands } = program;
  const cli = declare(program);
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  const names = new Set(commands.map(commandName));
  const guarded = flags.map((argument) => (names.has(argument) ? argument : guard(argument)));
  cli.parse(['node', 'handiwork', ...guarded], { run: false });
  const options = Object.fromEntries(Object.entries(cli.options as Options).filter(([name]) => name !== '--').map(([name, value]) => [name, plain(value)]));
  const args = [...cli.args.map((argument) => unguarded(String(argument))), ...(end === -1 ? [] : argv.slice(end + 1))];
  if (options['help'] === true && cli.matchedCommandName === undefined && args.length > 0) return withoutCommand(cli, program, args);
  if (options['help'] === true) return { kind: 'help', show: () => cli.outputHelp(), asked: true };
  if (options['version'] === true) return { kind: 'version' };
  const command = commands.find((one) => commandName(one) === cli.matchedCommandName);
  if (!command) return withoutCommand(cli, program, args);
  checkFlags(cli, options);
  checkCount(cli, command, args);
  return { kind: 'command', command, args, options };
}

function declare({ name, commands, groups, exitCodes }: Program): CAC {
  const cli = cac(name);
  for (const { usage, summary, options, examples } of commands) {
    const command = cli.command(usage, summary);
    for (const [flag, description] of options) command.option(flag, description);
    for (const example of examples) command.example(`  $ ${example}`);
  }
  for (const group of groups) cli.command(`${group.name} <command>`, group.summary);
  for (const [flag, description] of GLOBAL_OPTIONS) cli.option(flag, description);
  cli.help((sections) => {
    const asked = commands.find((command) => commandName(command) === cli.matchedCommandName);
    const more = asked === undefined ? [{ title: 'Flags and examples of a command', body: `  $ ${name.replace('handiwork', 'handiwork help')} <command>` }] : [];
    return [...sections.slice(1).filter((section) => !section.title?.startsWith('For more info')).map(trimmed), ...more, { title: 'Exit codes', body: asked?.exitCodes ?? exitCodes }];
  });
  cli.showHelpOnExit = false;
  return cli;
}

const trimmed = <T extends { body: string }>(section: T): T => ({ ...section, body: section.body.replace(/(?: \(default: true\))?[ ]*$/gm, '') });

function withoutCommand(cli: CAC, { name, commands, groups }: Program, args: readonly string[]): Parsed {
  const word = args[0];
  if (word === undefined) {
    checkFlags(cli, Object.fromEntries(Object.entries(cli.options as Options).filter(([option]) => option !== '--')));
    return { kind: 'help', show: () => cli.outputHelp(), asked: false };
  }
  throw new HandiworkError(`There is no command "${word}".`, { hint: `${suggestion(word, [...commands.map(commandName), ...groups.map((group) => group.name)])} See ${name} --help.` });
}

function checkFlags(cli: CAC, options: Options): void {
  const known = [...cli.globalCommand.options, ...(cli.matchedCommand?.options ?? [])];
  const names = new Set(known.flatMap((option) => option.names));
  const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  for (const name of Object.keys(options)) {
    if (names.has(name)) continue;
    const flags = known.flatMap(({ names: all, negated }) => all.filter((one) => one.length > 1).map((one) => (negated ? dashed(`no-${one}`) : dashed(one))));
    throw new HandiworkError(`There is no flag ${dashed(name)}.`, { hint: `${suggestion(dashed(name), flags)} See ${[cli.name, cli.matchedCommandName, '--help'].filter(Boolean).join(' ')}.` });
  }
}

function checkCount(cli: CAC, command: Command, args: readonly string[]): void {
  const required = command.usage.match(/<[^>]+>/g) ?? [];
  const most = command.usage.includes('...') ? Number.POSITIVE_INFINITY : (command.usage.match(/[<[][^>\]]+[>\]]/g) ?? []).length;
  if (args.length >= required.length && args.length <= most) return;
  const problem = args.length < required.length ? `needs ${required.slice(args.length).join(' ')}` : `takes no "${args[most]}"`;
  throw new HandiworkError(`${cli.name} ${commandName(command)} ${problem}.`, { hint: `Example: ${command.examples[0] ?? ''}` });
}

const plain = (value: OptionValue): OptionValue => (Array.isArray(value) ? value.map(unguarded) : unguarded(value));
