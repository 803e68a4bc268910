import type { ResemblanceReason } from '../api/report.ts';
import type { TraitContribution } from '../score/message-score.ts';

/** What each family of n-grams reads. */
export const FAMILY_WORDS = {
  codeChars: 'characters of code', shapes: 'shapes of code', words: 'words', strings: 'words of strings', commentChars: 'characters of comments', commentWords: 'words of comments', names: 'declared names',
} as const;

export const REASON_WORDS: Readonly<Record<ResemblanceReason, string>> = {
  'too-short': 'too short to judge',
  'unsupported-language': 'no model for this language',
  generated: 'generated',
  'out-of-distribution': 'unlike what the model knows',
  'formatter-flattened': 'without a comment, and laid out as anybody would',
  'known-origin': 'its origin is known',
  'human-by-date': 'older than any agent',
  'before-window': 'before the time that was looked at',
  'no-code': 'no code',
  'over-limit': 'over a limit',
  'time-limit': 'out of time',
  'parse-failed': 'could not be parsed',
};

const NO_BODY = 'there is no body';

/** Traits in words, strongest first. That there is no body is one thing, though the model sees it in several columns. */
export function traitWords(traits: readonly TraitContribution[]): { words: string; weight: number }[] {
  const bare = traits.some(({ kind, value }) => kind === 'size' && value === 'body 0');
  const sums = new Map<string, number>();
  for (const trait of traits) {
    const words = bare && isOfNoBody(trait) ? NO_BODY : wordsOf(trait);
    sums.set(words, (sums.get(words) ?? 0) + trait.weight);
  }
  return [...sums].map(([words, weight]) => ({ words, weight })).toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

const isOfNoBody = ({ kind, value }: TraitContribution): boolean =>
  (kind === 'size' && (value === 'body 0' || value === 'lines 0')) || (kind === 'line form' && value === '');

function wordsOf({ kind, value }: TraitContribution): string {
  switch (kind) {
    case 'subject': return `the subject says ${quoted(value)}`;
    case 'subject starts': return `the subject begins with ${quoted(value)}`;
    case 'subject ends': return value === '9' ? 'the subject ends with "9", or with the number of an issue' : `the subject ends with ${quoted(value)}`;
    case 'subject form': return `the subject has the form "${value}"`;
    case 'body': return `the body says ${quoted(value)}`;
    case 'line starts': return `a line begins with "${value}"`;
    case 'line ends': return `a line ends with "${value}"`;
    case 'line form': return value === '' ? 'an empty line in the body' : `a line has the form "${value}"`;
    case 'item': return `a list item begins with ${quoted(value)}`;
    case 'size': return sizeWords(value);
  }
}

/** The model sees one word for all that tell what a change is about, and one number for all issues. */
const quoted = (value: string): string => `"${value.replaceAll('TOPIC', '<topic word>').replaceAll('# 9', '#<number>')}"`;

/** The model sees sizes in half steps of the binary logarithm of one more. */
function sizeWords(value: string): string {
  const [what = '', step = '0'] = value.split(' ');
  const edge = (half: number): number => 2 ** ((Number(step) + half) / 2) - 1;
  const [from, to] = [Math.ceil(edge(-0.5)), Math.floor(edge(0.5))].map((size) => Math.max(0, size) + (what === 'lines' ? 1 : 0));
  if (what === 'body' && to === 0) return NO_BODY;
  const unit = `${what === 'lines' ? 'line' : 'character'}${to === 1 ? '' : 's'}`;
  return `${what === 'subject' ? 'the subject' : 'the body'} has ${from === to ? from : `${from} to ${to}`} ${unit}`;
}
