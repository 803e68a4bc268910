import type { Command } from '../command.ts';

const LEDGER = [
  ['--ledger <place>', 'File or postgres://… that holds the audit (default: DATABASE_URL, else .handiwork/audit.db)'],
] as const;
const ACTOR = ['--actor <name>', 'Who does this (default: HANDIWORK_ACTOR, else user.name of git)'] as const;
const TEXT_OR_JSON = ['--format <format>', 'pretty or json (default: pretty)', ['pretty', 'json']] as const;
const ON = ['--on <day>', 'Day to look at it: what was accepted until a day before it is open (default: today)'] as const;
const PLUGIN = ['--plugin <name>', 'Load handiwork-plugin-<name>, installed where you run this (repeatable)'] as const;
const CACHE = [
  ['--cache', 'Keep what was read, and use what earlier scans kept; the result is the same'],
  ['--cache-location <folder>', 'Keep it there (default: the folder for caches of your account)'],
] as const;
const FILTERS = [
  ['--state <state>', 'open, confirmed, removed, refuted or accepted (repeatable)', ['open', 'confirmed', 'removed', 'refuted', 'accepted']],
  ['--owner <owner>', 'Of this owner: as CODEOWNERS names it, or a folder such as packages/'],
  ['--assignee <name>', 'Assigned to this person; "nobody" for those that nobody has'],
  ['--repository <name>', 'In this repository, as reports name it'],
  ['--path <path>', 'At this path; below it when it ends with /'],
  ['--agent <agent>', 'Of this agent'],
  ['--class <class>', 'Of this class: recorded, declared, contextual or stylistic', ['recorded', 'declared', 'contextual', 'stylistic']],
] as const;

const NOT_DONE = '  2  wrong usage, internal error, a conflict with somebody else, or something could not be read';

const COMMANDS: readonly Command[] = [
  {
    usage: 'init',
    summary: 'Begin an audit: its name, its policy, its deadline',
    options: [
      ['--name <name>', 'What the audit is called (required)'],
      ['--deadline <day>', 'Day by which everything has to be done (default: that of the policy)'],
      ['--config <file>', 'Policy file (default: HANDIWORK_CONFIG, else handiwork.config.json, .jsonc or package.json#handiwork, from here up)'],
      ['--ban <agent>', 'Policy: these agents may not have written here; "*" bans all that are not allowed (repeatable)'],
      ['--allow <agent>', 'Policy: never a breach (repeatable)'],
      ['--since <day>', 'With --ban: the day the ban starts (YYYY-MM-DD)'],
      ['--preset <name>', 'ban, disclose or inventory: what the policy does not say', ['ban', 'disclose', 'inventory']],
      ['--fail-on <class>', 'Weakest evidence that breaches: recorded, declared, resembles or never (default: declared)', ['recorded', 'declared', 'resembles', 'never']],
      ['--change', 'Give an audit that has begun another name, policy or deadline'],
      ...LEDGER, ACTOR,
    ],
    examples: ['handiwork audit init --name "ruling 12" --ban claude-code --since 2026-07-10 --deadline 2026-12-31', 'handiwork audit init --name "ruling 12" --config policy.json --ledger postgres://audit@db.example.org/audit'],
    load: () => import('./init.ts'),
  },
  {
    usage: 'import [...sources]',
    summary: 'Take in what scans find: repositories, or JSON reports of earlier scans',
    options: [
      ['--rev <commit>', 'Commit, branch or tag to look at (default: HEAD)'],
      ['--include <glob>', 'Look only at these paths (repeatable, as in .gitignore)'],
      ['--exclude <glob>', 'Leave these paths out (repeatable, as in .gitignore)'],
      ['--min-evidence <class>', 'Weakest evidence that is taken in: recorded, declared, contextual or stylistic (default: stylistic)', ['recorded', 'declared', 'contextual', 'stylistic']],
      ['--source <path>', 'With a report: where its repository is (default: where the report says)'],
      ['--from-export <file>', 'Take over a whole ledger from audit export; the chain is checked'],
      ['--allow-partial', 'Do not exit 2 when something could not be read'],
      TEXT_OR_JSON, ...LEDGER, ACTOR, ...CACHE, PLUGIN,
    ],
    examples: ['handiwork audit import ../web ../api', 'handiwork audit import report.json --source ../web', 'handiwork audit import --from-export ledger.ndjson --ledger postgres://audit@db.example.org/audit'],
    load: () => import('./import.ts'),
  },
  {
    usage: 'list',
    summary: 'List findings under audit and where they stand',
    options: [...FILTERS, ON, ['--limit <count>', 'Show at most so many (default: 100 of pretty, all of json and csv)'], ['--format <format>', 'pretty, json or csv (default: pretty)', ['pretty', 'json', 'csv']], ['--csv-raw', 'Leave spreadsheet formulas in CSV cells as they are, for programs'], ...LEDGER],
    examples: ['handiwork audit list --state open --owner packages/', 'handiwork audit list --state confirmed --format csv > to-remove.csv'],
    load: () => import('./list.ts'),
  },
  {
    usage: 'worklist [...sources]',
    summary: 'Order what is open by what a minute of review finds; pick what fits into a budget',
    options: [
      ['--by <group>', 'Group by owner, package (of the repositories named as sources) or change', ['owner', 'package', 'change']],
      ['--budget <time>', 'Pick what finds most in this time: 90m, 4h, 2d (a day has eight hours)'],
      ['--limit <count>', 'Show at most so many of each group (default: 20)'],
      ...FILTERS.filter(([flag]) => !flag.startsWith('--state')), ON, TEXT_OR_JSON, ...LEDGER,
    ],
    examples: ['handiwork audit worklist --budget 4h', 'handiwork audit worklist --by owner', 'handiwork audit worklist --by package ../web'],
    load: () => import('./worklist.ts'),
  },
  {
    usage: 'removal [path]',
    summary: 'Write how what is confirmed can be taken out of a repository: patches and a guide; nothing is applied',
    options: [
      ['--out <folder>', 'A new folder for the patches and their README.md (required, except with --format json)'],
      ['--rev <commit>', 'Commit that the patches apply to (default: the one that the ledger saw last)'],
      ['--repository <name>', 'What the audit calls the repository, when it holds several'],
      ...FILTERS.filter(([flag]) => !/^--(?:state|repository)/.test(flag)), TEXT_OR_JSON, ...LEDGER,
    ],
    examples: ['handiwork audit removal ../web --out removal', 'handiwork audit removal ../web --owner packages/ --format json'],
    load: () => import('./removal.ts'),
  },
  {
    usage: 'assign [...ids]',
    summary: 'Say who looks at findings: by their ids, or all that filters name',
    options: [['--to <name>', 'Who; "nobody" to take it back (required)'], ...FILTERS, ...LEDGER, ACTOR],
    examples: ['handiwork audit assign f12 f15 --to Grace', 'handiwork audit assign --owner packages/ --state open --to Grace'],
    load: () => import('./assign.ts'),
  },
  {
    usage: 'decide <state> [...ids]',
    summary: 'Decide on findings, by their ids or all that filters name: confirmed, refuted, accepted, or open again',
    options: [
      ['--reason <text>', 'Why (required)'],
      ['--approver <name>', 'With accepted: who allows it to stay'],
      ['--expires <day>', 'With accepted: the last day on which that holds (YYYY-MM-DD)'],
      ['--revision <seq>', 'Refuse when somebody did something to the finding after this entry'],
      ...FILTERS, ...LEDGER, ACTOR,
    ],
    examples: [
      'handiwork audit decide confirmed f12 f15 --reason "the trailer is right"',
      'handiwork audit decide confirmed --path packages/cli/ --agent claude-code --state open --reason "all of it by one commit"',
      'handiwork audit decide accepted f20 --reason "replaced with the next release" --approver Lin --expires 2027-01-31',
    ],
    load: () => import('./decide.ts'),
  },
  {
    usage: 'undo <...ids>',
    summary: 'Take back the newest decision or assignment of findings',
    options: [...LEDGER, ACTOR],
    examples: ['handiwork audit undo f12'],
    load: () => import('./undo.ts'),
  },
  {
    usage: 'verify [...paths]',
    summary: 'Scan repositories and prove what is gone; the exit code is the answer',
    options: [
      ['--rev <commit>', 'Commit, branch or tag to look at (default: HEAD)'],
      ['--repository <name>', 'What the audit calls the repository, when you name it otherwise here'],
      ['--dry-run', 'Write nothing to the ledger'],
      ['--allow-partial', 'Call gone what was not found although something could not be read'],
      TEXT_OR_JSON, ...LEDGER, ACTOR, ...CACHE, PLUGIN,
    ],
    examples: ['handiwork audit verify ../web', 'handiwork audit verify ../web --rev remove-agent-code --dry-run'],
    exitCodes: `  0  nothing that has to go is there\n  1  something is, or a finding against the policy is not in the ledger\n${NOT_DONE}`,
    load: () => import('./verify.ts'),
  },
  {
    usage: 'status',
    summary: 'Show how far the audit is',
    options: [
      ['--by <group>', 'owner: a forecast for each of them', ['owner']],
      ['--on <day>', 'Day to look at, as it stood at its end; later entries do not count (default: now)'],
      TEXT_OR_JSON, ...LEDGER,
    ],
    examples: ['handiwork audit status', 'handiwork audit status --by owner', 'handiwork audit status --on 2026-08-31 --format json'],
    load: () => import('./status.ts'),
  },
  {
    usage: 'export',
    summary: 'Print the whole ledger, so that it can be taken over elsewhere',
    options: [['--format <format>', 'ndjson or csv (default: ndjson)', ['ndjson', 'csv']], ...LEDGER],
    examples: ['handiwork audit export > ledger.ndjson', 'handiwork audit export --format csv > ledger.csv'],
    load: () => import('./export.ts'),
  },
  {
    usage: 'log',
    summary: 'Show who did what, oldest first; or check that nobody changed the ledger',
    options: [
      ['--item <id>', 'Only what concerns this finding'],
      ['--after <seq>', 'Only entries after this one'],
      ['--verify', 'Read the whole chain and say whether it holds'],
      ['--anchor <seq:hash>', 'With --verify: an entry that you noted earlier has to be in it still'],
      TEXT_OR_JSON, ...LEDGER,
    ],
    examples: ['handiwork audit log --item f12', 'handiwork audit log --verify', 'handiwork audit log --verify --anchor 812:9f2c1b7e'],
    exitCodes: `  0  done; --verify: the chain holds\n  1  --verify: somebody changed the ledger\n${NOT_DONE}`,
    load: () => import('./log.ts'),
  },
];

/** The commands of an audit: a ledger of decisions on findings. */
export const AUDIT_COMMANDS: readonly Command[] = COMMANDS.map((command) => ({ exitCodes: `  0  done\n${NOT_DONE}`, ...command }));

export const AUDIT_EXIT_CODES = `  0  done; verify: nothing that has to go is there; log --verify: the chain holds
  1  verify: something that has to go is still there; log --verify: somebody changed the ledger
${NOT_DONE}`;
