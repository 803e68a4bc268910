import type { ExplainedCommit, ExplainedEvidence, ExplainedMessage, ExplainedSignal, ExplainedUnit, Explanation } from '../explain.ts';
import { lineCount, span } from '../report/places.ts';
import { isSafeText, safeText, shellWord } from '../report/safe-text.ts';
import { decimal, plural, thousands, type Paint } from '../report/style.ts';
import { FAMILY_WORDS, REASON_WORDS, traitWords } from './explain-words.ts';

const RANGES_SHOWN = 8;
const COMMITS_SHOWN = 10;
const UNITS_SHOWN = 5;
const EVIDENCE_SHOWN = 10;
const GRAMS_SHOWN = 8;
const TRAITS_SHOWN = 6;

/** What is known about a file or line, strongest evidence first, each piece with its doubts. */
export function* prettyExplanation(explanation: Explanation, paint: Paint): Generator<string> {
  const { startLine, endLine, head, path } = explanation;
  const part = startLine === endLine ? `line ${startLine}` : plural(endLine - startLine + 1, 'line');
  yield `${paint('strong', safeText(path))}, ${part}, at ${head.slice(0, 12)}\n`;
  yield* origins(explanation, paint);
  const commits = explanation.commits.slice(0, COMMITS_SHOWN);
  if (commits.length > 0) yield `\n${paint('heading', 'What the commits say')}\n`;
  for (const commit of commits) yield* commitLines(commit, paint);
  yield* more(explanation.commits.length - COMMITS_SHOWN, 'commit', paint);
  yield* style(explanation, paint);
  yield* contest(explanation, paint);
}

function* more(left: number, noun: string, paint: Paint): Generator<string> {
  if (left > 0) yield paint('dim', `  and ${plural(left, noun)} more: --format json lists them all\n`);
}

function* origins({ origins: ranges }: Explanation, paint: Paint): Generator<string> {
  yield `\n${paint('heading', 'Where the lines come from')}\n`;
  const groups = new Map<string, { startLine: number; endLine: number }[]>();
  for (const range of ranges) {
    const known = 'agent' in range;
    const who = known ? ` ${safeText([range.agent, ...(range.alsoAgents ?? [])].join(', '), 60)}${range.model === undefined ? '' : ` (${safeText(range.model, 40)})`}` : '';
    const title = `${known ? paint('strong', range.class) : range.class}${who}`;
    const group = groups.get(title) ?? [];
    groups.set(title, group);
    const last = group.at(-1);
    if (last?.endLine === range.startLine - 1) last.endLine = range.endLine;
    else group.push({ startLine: range.startLine, endLine: range.endLine });
  }
  for (const [title, group] of groups) {
    const shown = group.slice(0, RANGES_SHOWN).map(span);
    const left = group.length - shown.length;
    yield `  ${title}: ${plural(lineCount(group), 'line')} (${shown.join(', ')}${left > 0 ? ` and ${plural(left, 'range')} more` : ''})\n`;
  }
}

function* commitLines({ commit, date, author, subject, lines, signals, evidence, message, here }: ExplainedCommit, paint: Paint): Generator<string> {
  const by = author === undefined ? '' : ` ${safeText(author, 60)}`;
  yield `  ${paint('strong', commit.slice(0, 12))} ${date.slice(0, 10)}${by}, ${plural(lines, 'line')}: ${safeText(subject, 100)}\n`;
  if (signals.length === 0) yield paint('dim', '    It declares no agent.\n');
  for (const signal of signals.filter(isNew)) yield* signalLines(signal, paint);
  if (here !== undefined) yield hereLine(here);
  // A scan counts such lines to a file all the same, and may find it for them alone.
  else if (message !== undefined) yield `    What it brought here makes no whole unit. It is judged with the rest of its change: handiwork diff ${commit.slice(0, 12)}^..${commit.slice(0, 12)}\n`;
  if (message !== undefined) yield* messageLines(message);
  const shape = evidence.filter(({ measure }) => measure !== undefined).map(({ message }) => safeText(message, 100));
  if (shape.length > 0) yield paint('dim', `    Its shape (never part of a score): ${shape.join('; ')}\n`);
}

/** As a scan says of the whole change. */
function hereLine({ resemblance, resemblanceReason, codeResemblance, messageResemblance, people, units }: NonNullable<ExplainedCommit['here']>): string {
  if (resemblance === null) return `    What it brought here, ${plural(units, 'unit')}, gets no resemblance: ${reasonWords(resemblanceReason)}\n`;
  const both = codeResemblance === undefined || messageResemblance === undefined ? '' : ` (its code here alone ${decimal(codeResemblance)}, its message alone ${decimal(messageResemblance)})`;
  const yardstick = people === undefined ? '' : `\n      Of people's changes about 1 % lie above ${decimal(people.one)}, 0.5 % above ${decimal(people.half)}, 0.1 % above ${decimal(people.tenth)}`;
  return `    What it brought here, ${plural(units, 'unit')}, resembles what agents write: ${decimal(resemblance)}${both}${yardstick}\n`;
}

function* messageLines({ resemblance, start, for: spoken, against, traits }: ExplainedMessage): Generator<string> {
  yield `    Its message alone resembles what agents write: ${decimal(resemblance)}. All of it: ${signed(spoken)} for an agent, ${signed(against)} against, ${signed(start)} to start with\n`;
  for (const { words, weight } of traitWords(traits).slice(0, TRAITS_SHOWN)) yield `      ${signed(weight).padEnd(7)} ${safeText(words, 100)}\n`;
}

const reasonWords = (reason: ExplainedUnit['resemblanceReason']): string => (reason === undefined ? 'not judged' : REASON_WORDS[reason]);

/** Several signals of one agent can read the same line; the strongest stands for them. */
const isNew = ({ agent, line, text }: ExplainedSignal, at: number, all: readonly ExplainedSignal[]): boolean =>
  all.findIndex((one) => one.agent === agent && one.line === line && one.text === text) === at;

function* signalLines({ agent, signal, tier, text, line, misStamped, outsideWindow, reviewOnly, confounders }: ExplainedSignal, paint: Paint): Generator<string> {
  const place = line === 0 ? 'identity' : `line ${line} of the message`;
  yield `    ${tier} by ${safeText(agent, 40)}: "${safeText(text, 120)}" ${paint('dim', `(${place}, signal ${safeText(signal, 60)})`)}\n`;
  const discounted = [
    misStamped !== undefined && `stamped by mistake in those days: ${safeText(misStamped, 160)}`,
    outsideWindow !== undefined && `outside the time in which it can exist (${safeText(outsideWindow, 40)})`,
    reviewOnly && 'a review bot, which does not write',
  ].filter(Boolean);
  if (discounted.length > 0) yield `      ${paint('warning', 'does not count:')} ${discounted.join('; ')}\n`;
  if (confounders.length > 0) yield paint('dim', `      may be wrong: ${confounders.map((one) => safeText(one, 160)).join('; ')}\n`);
}

function* style({ units, style: note }: Explanation, paint: Paint): Generator<string> {
  yield `\n${paint('heading', 'How it is written')}\n`;
  if (note !== undefined) yield `  ${safeText(note, 200)}\n`;
  for (const unit of units.slice(0, UNITS_SHOWN)) yield* unitLines(unit, paint);
  yield* more(units.length - UNITS_SHOWN, 'unit', paint);
  if (units.length > 0) yield paint('dim', '  Signed numbers are log-odds before calibration: + speaks for an agent, - against one. Here each unit stands alone;\n  handiwork scan judges it with the rest of its change and its message, which is surer. Style orders what nothing\n  else decides; it never outvotes a record, a declaration or a date.\n');
}

function* unitLines({ name, kind, startLine, endLine, resemblance, resemblanceReason, evidence, grams, parts, house }: ExplainedUnit, paint: Paint): Generator<string> {
  const verdict = resemblance === null ? `no resemblance given: ${reasonWords(resemblanceReason)}` : `resembles what agents write: ${decimal(resemblance)}`;
  yield `  ${paint('strong', `${kind} ${safeText(name, 80)}`)} ${startLine}-${endLine}, ${verdict}\n`;
  for (const one of evidence.slice(0, EVIDENCE_SHOWN)) yield* evidenceLines(one, paint);
  yield* more(evidence.length - EVIDENCE_SHOWN, 'observation', paint);
  if (parts !== undefined) yield* partsLines(parts, house);
  if (grams.length > 0) yield '    Text that moved the score most:\n';
  for (const gram of grams.slice(0, GRAMS_SHOWN)) {
    yield `      ${signed(gram.weight).padEnd(7)} ${safeText(gram.text, 60)} ${paint('dim', `line ${gram.startLine}, ${FAMILY_WORDS[gram.family]}`)}\n`;
  }
}

/** Single observations and pieces of text are a small part of it: most of a score is the sum of many small ones. */
function* partsLines({ start, text, observations }: NonNullable<ExplainedUnit['parts']>, house: number | undefined): Generator<string> {
  const families = (Object.entries(text) as [keyof typeof text, number][]).filter(([, sum]) => sum !== 0).toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  const score = start + observations + families.reduce((sum, [, part]) => sum + part, 0) + (house ?? 0);
  yield `    It adds up to ${signed(score)}: ${signed(start)} to start with, ${signed(observations)} by all observations, by text ${families.map(([family, sum]) => `${signed(sum)} (${FAMILY_WORDS[family]})`).join(', ') || '0'}\n`;
  if (house !== undefined) yield `      and ${signed(house)} for how ${house > 0 ? 'unlike' : 'like'} the repository's own code from before any agent it is\n`;
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${thousandths(value)}`;

function* evidenceLines({ heuristic, message, startLine, measure, weight, confounders }: ExplainedEvidence, paint: Paint): Generator<string> {
  const at = startLine === undefined ? '' : ` (line ${startLine})`;
  const numbers = [measure === undefined ? '' : `measure ${thousandths(measure)}`, weight === undefined ? 'no weight yet' : `weight ${signed(weight)}`].filter(Boolean).join(', ');
  yield `    ${safeText(heuristic, 60)}: ${safeText(message, 120)}${at} ${paint('dim', `(${numbers})`)}\n`;
  if (confounders.length > 0) yield paint('dim', `      may be wrong: ${confounders.map((one) => safeText(one, 100)).join('; ')}\n`);
}

const thousandths = (value: number): string => (Math.abs(value) >= 1000 ? thousands(value) : String(Math.round(value * 1000) / 1000));

function* contest({ commits, head, path, origins: ranges, units }: Explanation, paint: Paint): Generator<string> {
  const first = (commits.find(({ signals }) => signals.length > 0) ?? commits[0])?.commit.slice(0, 12);
  yield `\n${paint('heading', 'How to contest it')}\n`;
  if (commits.some(({ signals }) => signals.length > 0)) yield '  declared: the commit may be forged, copied, squashed or rebased. Ask whoever made it, and look at the pull request.\n';
  if (ranges.some((range) => range.class === 'recorded' || range.class === 'recorded-person')) yield '  recorded: the recorder names the session; compare it with what the session produced.\n';
  if (commits.some(({ message }) => message !== undefined)) yield '  message: a template, a tool or a person who writes thorough messages explains it; look at the number of the code alone.\n';
  if (units.some(({ resemblance }) => resemblance !== null)) yield '  style: name another source of the trait (a template, a generator, a formatter); the confounders above are a start.\n';
  const file = isSafeText(path) ? shellWord(path) : '<file>';
  yield `  ${paint('strong', 'Look for yourself, at the top of the repository:')} git show ${first ?? '<commit>'}; git blame ${head.slice(0, 12)} -- ${file}\n`;
}
