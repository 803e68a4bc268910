import type { EvidenceClass } from '../../api/evidence.ts';
import type { Verdict } from '../../api/report.ts';

/** What is known of some lines, as the pages show it: a verdict, or context that speaks of no line. */
export type Kind = Verdict | 'contextual';

/** Strongest first. */
export const KINDS: readonly Kind[] = ['recorded', 'declared', 'copied', 'resembles', 'undetermined', 'human-by-date', 'contextual'];

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  recorded: 'Recorded',
  declared: 'Declared',
  copied: 'Copied',
  resembles: 'Resembles',
  undetermined: 'Undetermined',
  'human-by-date': 'Human by date',
  contextual: 'Context',
};

/** What a kind means, in a sentence that a reader without the manual understands. */
export const KIND_MEANINGS: Readonly<Record<Kind, string>> = {
  recorded: 'A recorder watched an agent write these lines.',
  declared: 'The commit that brought these lines names an agent.',
  copied: 'Equal to lines of known origin elsewhere.',
  resembles: 'The style resembles the work of agents. Style orders the reading; it proves nothing.',
  undetermined: 'Nothing is known of the origin.',
  'human-by-date': 'Older than the first agent.',
  contextual: 'Speaks of the repository, never of a line.',
};

export const kindOfClass = (evidence: EvidenceClass): Kind => (evidence === 'stylistic' ? 'resembles' : evidence);
