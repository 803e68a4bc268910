import type { Finding, FindingLevel } from '../api/finding.ts';

/** What a tracker shows about a rule. Written here: nothing of a scanned repository enters it. */
export interface RuleText {
  id: string;
  short: string;
  full: string;
  /** Plain text; the Markdown form is the same. */
  help: string;
  level: FindingLevel;
  /** As GitHub has it; follows the class of the evidence. */
  precision: 'very-high' | 'high' | 'medium' | 'low';
  tags: readonly string[];
}

const contest = 'To see all evidence, and when it may be wrong: handiwork explain <file:line>. To suppress one finding, with a reason: a comment with handiwork-ignore-next-line, the rule, " -- " and the reason.';

const LINES: Readonly<Record<string, RuleText>> = {
  recorded: {
    id: 'recorded',
    short: 'Lines recorded as the work of an agent',
    full: 'A recorder that watched the agent wrote down that it wrote these lines, and the noted commit really added them.',
    help: `The record is kept in the repository (git notes or trace files). It may be wrong when records were copied or written by hand. ${contest}`,
    level: 'warning', precision: 'very-high', tags: ['provenance', 'recorded'],
  },
  declared: {
    id: 'declared',
    short: 'Lines of a commit that declares an agent',
    full: 'The commit that brought these lines says of itself that an agent wrote it or took part: in a trailer, a footer, its author or its committer.',
    help: `A declaration covers the commit as a whole; a person may have written some of its lines, and anyone can write a trailer. ${contest}`,
    level: 'warning', precision: 'high', tags: ['provenance', 'declared'],
  },
  resembles: {
    id: 'resembles',
    short: 'Code that resembles the work of agents',
    full: 'Nothing declares where this code comes from, and it is written the way agents write. Style alone proves nothing: it orders what to read.',
    help: `The resemblance is a calibrated probability over code of known origin. It speaks of a text, not of a person. ${contest}`,
    level: 'note', precision: 'medium', tags: ['provenance', 'stylistic'],
  },
};

/** The text of a rule; rules about the repository as a whole share one, under their own id. */
export function ruleText({ rule, class: kind }: Pick<Finding, 'rule' | 'class'>): RuleText {
  if (Object.hasOwn(LINES, rule)) return LINES[rule] as RuleText;
  return {
    id: rule,
    short: 'A trace of agents in the repository',
    full: 'Something in the repository speaks of agents: their configuration, their history files, their branches. It speaks of no line.',
    help: `Context, not proof: people set agents up without using them, and the other way round. What each heuristic looks for: handiwork list heuristics. ${contest}`,
    level: 'note', precision: 'low', tags: ['provenance', kind],
  };
}

/** The breaches that count: not in the baseline, and not suppressed by a comment. */
export const openBreaches = <Breach extends { known?: unknown }>(breaches: readonly Breach[] = []): Breach[] => breaches.filter(({ known }) => known === undefined);

/** Does it count against the policy, or ask to be looked at: not suppressed, and not in the baseline. */
export const isOpen = ({ suppression, state }: Finding): boolean => suppression === undefined && state !== 'unchanged';
