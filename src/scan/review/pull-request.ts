import type { SignalKind } from '../../api/agent.ts';
import type { Commit } from '../../api/commit.ts';
import type { Evidence } from '../../api/evidence.ts';
import type { DeclarationMatcher, DeclaredSignal } from '../../attribution/declared.ts';
import type { Rules } from '../../builtins.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { isRecord } from '../../shared/objects.ts';

/** What a pull request says outside of git. Written by whoever opened it. */
export interface PullRequest {
  title: string;
  body: string;
  labels: string[];
  author: string;
  branch: string;
}

const LIMITS = { text: 256_000, name: 200, labels: 100 } as const;

const asObject = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
const asText = (value: unknown, limit: number): string => (typeof value === 'string' ? value.slice(0, limit) : '');

const HINT = 'Give the event file of the workflow, or what gh pr view --json title,body,labels,author,headRefName prints.';

/**
 * Reads the event file of a workflow, the answer of the forge's interface, or `gh pr view --json
 * title,body,labels,author,headRefName`.
 *
 * @throws {HandiworkError} When it is no JSON object.
 */
export function parsePullRequest(text: string): PullRequest {
  let whole: unknown;
  try {
    whole = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new HandiworkError('The file of --pr-json is not JSON.', { cause, hint: HINT });
  }
  if (!isRecord(whole)) throw new HandiworkError('The file of --pr-json holds no JSON object.', { hint: HINT });
  const one = asObject(whole['pull_request'] ?? whole['object_attributes'] ?? whole);
  const author = asObject(one['user'] ?? one['author'] ?? whole['user']);
  const labels = Array.isArray(one['labels']) ? one['labels'] : [];
  return {
    title: asText(one['title'], LIMITS.name * 5),
    body: asText(one['body'] ?? one['description'], LIMITS.text).replaceAll('\r\n', '\n'),
    labels: labels.slice(0, LIMITS.labels).map((label) => asText(typeof label === 'string' ? label : (asObject(label)['name'] ?? asObject(label)['title']), LIMITS.name)).filter((label) => label !== ''),
    author: asText(author['login'] ?? author['username'], LIMITS.name),
    branch: asText(asObject(one['head'])['ref'] ?? one['headRefName'] ?? one['source_branch'], LIMITS.name),
  };
}

/** The description as the message of a commit that nobody made. */
export const asMessage = ({ title, body }: PullRequest): string => `${title}\n\n${body}`;

/** What the pull request declares: the footers and trailers of its description. */
export function declarationsOf(pullRequest: PullRequest, matcher: DeclarationMatcher, date: number): DeclaredSignal[] {
  const nobody = { name: '', email: '' };
  const commit: Commit = { id: '', parents: [], author: nobody, authorDate: date, committer: nobody, committerDate: date, message: asMessage(pullRequest) };
  const isDeclaring = ({ misStamped, outsideWindow, reviewOnly }: DeclaredSignal): boolean => misStamped === undefined && outsideWindow === undefined && reviewOnly === undefined;
  return matcher.signalsOf(commit).filter(isDeclaring);
}

const KINDS: readonly (readonly [SignalKind, string, (pullRequest: PullRequest) => readonly string[]])[] = [
  ['pr-label', 'The label', ({ labels }) => labels],
  ['pr-author', 'The author of the pull request', ({ author }) => (author === '' ? [] : [author])],
  ['branch', 'The branch', ({ branch }) => (branch === '' ? [] : [branch])],
  ['pr-body', 'The description', ({ body }) => body.split('\n', 5000).filter((line) => line !== '' && line.length <= 1000)],
];

/** Labels, author, branch and words of the description that go with an agent: they speak of the change, of no line. */
export function contextOf(pullRequest: PullRequest, { agents }: Pick<Rules, 'agents'>): Evidence[] {
  return KINDS.flatMap(([kind, what, textsOf]) => {
    const texts = textsOf(pullRequest);
    const signals = agents.flatMap((agent) => (agent.role === 'review-bot' ? [] : agent.signals.filter((signal) => signal.kind === kind).map((signal) => ({ agent, signal }))));
    return signals.flatMap(({ agent, signal }) => {
      const text = texts.find((one) => signal.pattern.test(one));
      return text === undefined ? [] : [{ heuristic: `pull-request-${kind.replace('pr-', '')}`, class: 'contextual' as const, message: `${what} "${text}" goes with ${agent.name}.` }];
    });
  });
}
