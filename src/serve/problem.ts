import type { Problem, ProblemCode } from './contract.ts';

const KINDS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  'bad-request': [400, 'The request cannot be read'],
  'not-signed-in': [401, 'Nobody is signed in'],
  'wrong-token': [401, 'The token is not valid'],
  forbidden: [403, 'Your role does not allow this'],
  'wrong-origin': [403, 'The request did not come from the pages of this server'],
  'not-found': [404, 'There is no such thing here'],
  'no-source': [404, 'The source cannot be shown'],
  'wrong-method': [405, 'That cannot be done here'],
  'too-slow': [408, 'It took too long'],
  conflict: [409, 'Somebody else was quicker'],
  'too-large': [413, 'The request is too large'],
  'wrong-type': [415, 'Only JSON is read'],
  'not-allowed': [422, 'The audit does not allow this'],
  'too-many': [429, 'Too many requests'],
  internal: [500, 'Something broke in the server'],
  busy: [503, 'The ledger is busy'],
};

/** Thrown anywhere under a request; becomes its answer. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  constructor(code: ProblemCode, detail: string, { headers = {}, ...more }: Pick<Problem, 'hint' | 'items' | 'signIn'> & { headers?: Readonly<Record<string, string>> } = {}) {
    super(detail);
    this.name = 'Refusal';
    const [status, title] = KINDS[code];
    this.problem = { status, code, title, detail, ...more };
    this.headers = headers;
  }
}
