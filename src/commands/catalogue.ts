import { AUDIT_COMMANDS, AUDIT_EXIT_CODES } from './audit/catalogue.ts';
import { type Command, type CommandGroup, DONE_OR_NOT } from './command.ts';
import { FINDING_FLAGS, FORMAT_FLAGS } from './finding-flags.ts';
import { completionCommand, REVIEW_COMMANDS } from './review-catalogue.ts';
import { BLAME, CACHE, WORKERS } from './scan-flags.ts';
import { SERVE_COMMAND } from './serve/catalogue.ts';

const REV = ['--rev <commit>', 'Commit, branch or tag to look at (default: HEAD)'] as const;
const PLUGIN = ['--plugin <name>', 'Load handiwork-plugin-<name>, installed where you run this (repeatable)'] as const;
const TEXT_OR_JSON = ['--format <format>', 'pretty or json (default: pretty)', ['pretty', 'json']] as const;

export const COMMANDS: readonly Command[] = [
  {
    usage: 'scan [...paths]',
    summary: 'Rank the files of a repository by what agents wrote in them',
    options: [
      REV,
      ['--since <day>', 'Audit only what was committed from this day on (YYYY-MM-DD); with --ban, the day the ban starts'],
      ['--include <glob>', 'Scan only these paths (repeatable, as in .gitignore)'],
      ['--exclude <glob>', 'Leave these paths out (repeatable, as in .gitignore)'],
      ['--ban <agent>', 'Policy: exit 1 if lines of this agent are found; "*" bans all that are not allowed (repeatable)'],
      ['--allow <agent>', 'Policy: never a breach (repeatable)'],
      ...FORMAT_FLAGS,
      ['--allow-partial', 'Do not exit 2 when something could not be read'],
      ...FINDING_FLAGS,
      ...CACHE,
      WORKERS,
      ...BLAME,
      PLUGIN,
    ],
    examples: [
      'handiwork scan',
      'handiwork scan ../web ../api --format json > report.json',
      'handiwork scan --ban claude-code --since 2026-07-10 --allow qoder',
      'handiwork scan packages/api --exclude "**/*.test.ts" --output json=report.json --output sarif=report.sarif',
      'handiwork scan --ban claude-code --baseline report.json',
    ],
    load: () => import('./scan.ts'),
  },
  ...REVIEW_COMMANDS,
  {
    usage: 'blame <file>',
    summary: 'Show each line with its commit, and the agent that is recorded or declared for it',
    options: [REV, TEXT_OR_JSON, ...BLAME],
    examples: ['handiwork blame src/server.py', 'handiwork blame src/server.py --format json'],
    exitCodes: DONE_OR_NOT,
    load: () => import('./blame.ts'),
  },
  {
    usage: 'explain <place>',
    summary: 'Show all evidence on a file or line, when it may be wrong, and how to contest it',
    options: [REV, TEXT_OR_JSON, ['--people <mode>', 'pseudonym, full or none: how authors are named (default: pseudonym)', ['pseudonym', 'full', 'none']], ...BLAME, PLUGIN],
    examples: ['handiwork explain src/server.py', 'handiwork explain src/server.py:120'],
    exitCodes: DONE_OR_NOT,
    load: () => import('./explain.ts'),
  },
  {
    usage: 'list <what>',
    summary: 'List what is built in: agents, heuristics or languages',
    options: [TEXT_OR_JSON, PLUGIN],
    examples: ['handiwork list agents', 'handiwork list heuristics --format json'],
    exitCodes: DONE_OR_NOT,
    load: () => import('./list.ts'),
  },
  {
    usage: 'classify [...files]',
    summary: 'Style alone, no git: files, or NDJSON {"id","path","text"} on standard input',
    options: [['--unit', 'Each text is one unit or one whole file: always give a number'], WORKERS, PLUGIN],
    examples: ['handiwork classify src/server.py', 'handiwork classify --unit < functions.ndjson > answers.ndjson'],
    exitCodes: `  0  every text was answered
  2  wrong usage, internal error, or a text could not be answered`,
    load: () => import('./classify.ts'),
  },
  {
    usage: 'trace <file>',
    summary: 'Show why each heuristic ran or was skipped on a file, and what it measured',
    options: [REV, TEXT_OR_JSON, PLUGIN],
    examples: ['handiwork trace src/server.py'],
    exitCodes: DONE_OR_NOT,
    load: () => import('./trace.ts'),
  },
  {
    usage: 'ast <file>',
    summary: 'Show the units of a file and their syntax nodes with roles',
    options: [REV, TEXT_OR_JSON],
    examples: ['handiwork ast src/server.py'],
    exitCodes: DONE_OR_NOT,
    load: () => import('./ast.ts'),
  },
  {
    usage: 'new <kind> <id>',
    summary: 'Write a new heuristic with its test: handiwork new heuristic <id>',
    options: [['--subject <subject>', 'unit, commit or repository (default: unit)', ['unit', 'commit', 'repository']]],
    examples: ['handiwork new heuristic narration-comments'],
    exitCodes: DONE_OR_NOT,
    load: () => import('./new.ts'),
  },
  SERVE_COMMAND,
  completionCommand(() => ({ commands: COMMANDS, groups: GROUPS, everywhere: GLOBAL_OPTIONS })),
];

export const GROUPS: readonly CommandGroup[] = [
  { name: 'audit', summary: 'Work down findings before a deadline: decide, assign, verify, prove', commands: AUDIT_COMMANDS, exitCodes: AUDIT_EXIT_CODES },
];

export const GLOBAL_OPTIONS = [
  ['--color', 'Colour even where the output is no terminal; --no-color or NO_COLOR=1: never'],
  ['-v, --version', 'Show the version'],
] as const;

export const EXIT_CODES = `  0  nothing against the policy, or no policy
  1  the policy is breached
  2  wrong usage, internal error, nothing scanned, or something could not be read`;
