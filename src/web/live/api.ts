import { CSRF_HEADER, type Problem } from '../../serve/contract.ts';

/** What the server refused, with what to do next. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super([problem.detail, problem.hint].filter(Boolean).join(' '));
    this.problem = problem;
  }
}

let csrf = '';

/** The session's token, sent with everything that changes something. */
export function setToken(token: string): void {
  csrf = token;
}

const NO_ANSWER: Problem = { status: 0, code: 'internal', title: 'No answer', detail: 'The server does not answer.', hint: 'Is it still running? What you see may be old.' };

/** @throws {Refused} When the server refuses, or does not answer. */
export async function ask<T>(path: string, { method = 'GET', body }: { method?: 'GET' | 'POST' | 'DELETE'; body?: unknown } = {}): Promise<T> {
  const headers = { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(method === 'GET' || csrf === '' ? {} : { [CSRF_HEADER]: csrf }) };
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(() => undefined);
  if (response === undefined) throw new Refused(NO_ANSWER);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  throw new Refused(problem ?? { ...NO_ANSWER, status: response.status, detail: `The server answered ${response.status}.` });
}
