import type { All } from './completion.ts';
import { type Command, DONE_OR_NOT } from './command.ts';
import { CHANGE_FLAGS, FINDING_FLAGS, FORMAT_FLAGS } from './finding-flags.ts';
import { BLAME, CACHE, WORKERS } from './scan-flags.ts';

const CONFIG = [
  ['--config <file>', 'Policy file (default: HANDIWORK_CONFIG, else handiwork.config.json, .jsonc or package.json#handiwork, from here up)'],
  ['--ban <agent>', 'Policy: these agents may not have written here; "*" bans all that are not allowed (repeatable)'],
  ['--allow <agent>', 'Policy: never a breach (repeatable)'],
  ['--preset <name>', 'ban, disclose or inventory: what the configuration does not say', ['ban', 'disclose', 'inventory']],
  ['--fail-on <class>', 'Weakest evidence that breaches: recorded, declared, resembles or never (default: declared)', ['recorded', 'declared', 'resembles', 'never']],
  ['--today <day>', 'Day to compare expiry dates with, or "now" (default: the date of the commit under audit)'],
  ['--print-config', 'Print the configuration that holds, and do nothing else'],
] as const;
const MIN_EVIDENCE = ['--min-evidence <class>', 'Weakest evidence that is shown: recorded, declared, contextual or stylistic', ['recorded', 'declared', 'contextual', 'stylistic']] as const;
const FORMAT = [
  ...FORMAT_FLAGS,
  ['--allow-partial', 'Do not exit 2 when something could not be read'],
] as const;
const TEXT_OR_JSON = ['--format <format>', 'pretty or json (default: pretty)', ['pretty', 'json']] as const;
const PLUGIN = ['--plugin <name>', 'Load handiwork-plugin-<name>, installed where you run this (repeatable)'] as const;

/** The commands for pull requests, hooks and policies. */
export const REVIEW_COMMANDS: readonly Command[] = [
  {
    usage: 'check [...paths]',
    summary: 'Apply the policy of the configuration to a repository; the exit code is the answer',
    options: [
      ...CONFIG,
      MIN_EVIDENCE,
      ['--rev <commit>', 'Commit, branch or tag to look at (default: HEAD)'],
      ['--since <day>', 'Audit only what was committed from this day on (YYYY-MM-DD); with --ban, the day the ban starts'],
      ['--include <glob>', 'Look only at these paths (repeatable, as in .gitignore)'],
      ['--exclude <glob>', 'Leave these paths out (repeatable, as in .gitignore)'],
      ...FORMAT,
      ...FINDING_FLAGS,
      ...CACHE,
      WORKERS,
      ...BLAME,
      PLUGIN,
    ],
    examples: ['handiwork check', 'handiwork check --config ../policy.json ../web ../api', 'handiwork check --print-config'],
    load: () => import('./check.ts'),
  },
  {
    usage: 'diff [range]',
    summary: 'Look at a change: its commits, and the lines that they brought (base...head, from the merge base)',
    options: [
      ['--config <file>', 'Policy file, from the commit that the change starts from where it lies inside the repository (default: HANDIWORK_CONFIG, else the one of that commit)'],
      ...CONFIG.slice(1),
      MIN_EVIDENCE,
      ['--repository <path>', 'Repository to look at (default: the current folder)'],
      ['--pr-json <file>', 'Description, labels and author of the pull request: the event file, or gh pr view --json …'],
      ['--time-budget <seconds>', 'Stop after so long; the rest is named, and the exit code is 2 (default: 60)'],
      ['--context', 'Tell also what is known of unchanged lines of the same files'],
      ['--include <glob>', 'Look only at these paths (repeatable, as in .gitignore)'],
      ['--exclude <glob>', 'Leave these paths out (repeatable, as in .gitignore)'],
      ...FORMAT,
      ...CHANGE_FLAGS,
      ...BLAME,
      PLUGIN,
    ],
    examples: ['handiwork diff', 'handiwork diff origin/main...HEAD --format markdown-comment', 'handiwork diff v1.0..v1.1 --ban claude-code --output sarif=change.sarif'],
    load: () => import('./diff.ts'),
  },
  {
    usage: 'staged',
    summary: 'For the pre-commit hook: hold what is staged against the policy',
    options: [...CONFIG, ['--style', 'Ask style as well (slower: loads parsers and models)'], TEXT_OR_JSON],
    examples: ['handiwork staged', 'handiwork staged --style'],
    load: () => import('./hooks/staged.ts'),
  },
  {
    usage: 'commit-msg <file>',
    summary: 'For the commit-msg hook: hold a commit message against the policy',
    options: [...CONFIG, TEXT_OR_JSON],
    examples: ['handiwork commit-msg .git/COMMIT_EDITMSG'],
    load: () => import('./hooks/commit-msg.ts'),
  },
  {
    usage: 'init',
    summary: 'Write a configuration, hook files and a workflow; add to hook files that are there',
    options: [
      ['--preset <name>', 'ban, disclose or inventory (default: inventory)', ['ban', 'disclose', 'inventory']],
      ['--ban <agent>', 'Agents to ban (repeatable)'],
      ['--from <day>', 'First day of the ban (YYYY-MM-DD)'],
      ['--hooks <kind>', 'pre-commit, lefthook, husky or none (default: none)', ['pre-commit', 'lefthook', 'husky', 'none']],
      ['--ci <kind>', 'github, gitlab or none (default: none)', ['github', 'gitlab', 'none']],
      ['-y, --yes', 'Ask nothing'],
      ['--force', 'Overwrite what is there, hook files too'],
    ],
    examples: ['handiwork init', 'handiwork init --yes --ban claude-code --from 2026-07-10 --hooks husky --ci github'],
    exitCodes: DONE_OR_NOT,
    load: () => import('./init.ts'),
  },
];

/** Completion has to know all the others. */
export const completionCommand = (all: () => All): Command => ({
  usage: 'completion <shell>',
  summary: 'Print a script that completes commands and flags: bash, zsh or fish',
  options: [],
  examples: ['handiwork completion bash >> ~/.bashrc', 'handiwork completion fish > ~/.config/fish/completions/handiwork.fish'],
  exitCodes: DONE_OR_NOT,
  load: async () => ({ run: (await import('./completion.ts')).completion(all()) }),
});
