/** How `git blame` is asked. */
export const BLAME = [
  ['-w, --blame-whitespace', 'Ignore changes of white space when asking which commit wrote a line'],
  ['-M, --blame-moves', 'Follow lines that were moved within a file'],
  ['-C, --blame-copies', 'Follow lines that were moved or copied between the files of one commit'],
  ['--ignore-revs-file <file>', 'Look through the commits listed in this file (as git blame does)'],
] as const;

/** What is kept between scans. */
export const CACHE = [
  ['--cache', 'Keep what was read, and use what earlier scans kept; the report is the same. --no-cache: neither (the default)'],
  ['--cache-location <folder>', 'Keep it there (default: the folder for caches of your account)'],
] as const;

/** How many processes work. */
export const WORKERS = ['--workers <count>', 'Processes that parse and score (default: one for each processor where there is much to read)'] as const;
