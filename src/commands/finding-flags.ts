/** Where a report goes, and as what. */
export const FORMAT_FLAGS = [
  ['--format <format>', 'pretty, json, ndjson, sarif, gitlab, junit, csv, markdown, markdown-comment, github, agent-trace, html, or ./a-formatter.mjs (default: pretty)', ['pretty', 'json', 'ndjson', 'sarif', 'gitlab', 'junit', 'csv', 'markdown', 'markdown-comment', 'github', 'agent-trace', 'html']],
  ['--output <format=file>', 'Also write a format to a file (repeatable)'],
  ['--no-source', 'Leave the texts of the files out of the HTML report'],
  ['--csv-raw', 'Leave spreadsheet formulas in CSV cells as they are, for programs'],
] as const;

/** What is done with suppression comments. */
const SUPPRESSIONS = [
  ['--no-inline-config', 'Do not look for suppression comments (handiwork-ignore-next-line <rule> -- reason)'],
  ['--audit', 'Do not obey suppression comments of the scanned repository; count them'],
  ['--allow-suppressions', 'With --audit: obey them all the same'],
] as const;

/** Flags of every command whose report holds findings. */
export const FINDING_FLAGS = [
  ['--baseline <file>', 'Findings of this earlier JSON report are known: only new ones count'],
  ['--update-baseline', 'Write what was found to the baseline, which may be new'],
  ['--prune-baseline', 'Take out of the baseline what was not found any more'],
  ...SUPPRESSIONS,
] as const;

/** The same for a change: its baseline is only read. */
export const CHANGE_FLAGS = [
  ['--baseline <file>', 'Findings of this JSON report are known; inside the repository it is read from the commit that the change starts from'],
  ...SUPPRESSIONS,
] as const;
