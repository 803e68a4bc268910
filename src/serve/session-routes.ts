import type { Ledger } from '../api/audit.ts';
import { defined } from '../shared/objects.ts';
import { limitAttempts } from './attempts.ts';
import { parseBody, SIGN_IN } from './bodies.ts';
import type { Session } from './contract.ts';
import type { Door } from './door.ts';
import type { Mirror } from './mirror.ts';
import { Refusal } from './problem.ts';
import type { Proxies } from './proxies.ts';
import type { Answer, Identity, Route } from './route.ts';
import type { Sessions } from './sessions.ts';

export interface SessionParts {
  ledger: Ledger;
  mirror: Mirror;
  door: Door;
  sessions: Sessions;
  sources: readonly string[];
  version: string;
  /** Between people and the server. */
  proxies: Proxies;
  clock: () => Date;
}

/** Sign in, who am I, sign out. */
export function sessionRoutes(parts: SessionParts): Route[] {
  const { door, sessions, proxies, clock } = parts;
  const begin = limitAttempts(clock);
  const signIn = async (token: string, address: string): Promise<Answer> => {
    const succeeded = begin(address);
    const key = await door.admit?.(token);
    if (key === undefined) throw new Refusal('wrong-token', 'This token is not valid, or not any more.', { hint: door.kind === 'link' ? 'A link works once: the terminal shows a new one.' : 'Ask for a new one.', signIn: door.kind });
    succeeded();
    const { cookie, identity } = sessions.begin(key);
    return { ...(await sessionOf(parts, identity)), headers: { 'Set-Cookie': cookie } };
  };
  return [
    { method: 'GET', path: '/api/session', needs: 'viewer', answer: ({ identity }) => sessionOf(parts, identity as Identity) },
    {
      method: 'POST', path: '/api/session', needs: 'nobody',
      answer: ({ body, request }) => signIn(parseBody(SIGN_IN, body).token, proxies.senderOf(request)),
    },
    { method: 'DELETE', path: '/api/session', needs: 'viewer', answer: ({ request }) => ({ headers: { 'Set-Cookie': sessions.end(request) } }) },
  ];
}

async function sessionOf({ mirror, door, sources, version }: SessionParts, { actor, csrf }: Identity): Promise<Answer> {
  const { name, deadline, items } = await mirror.refresh();
  const assignees = [...items.values()].flatMap(({ assignee }) => assignee ?? []);
  const session: Session = {
    actor, csrf,
    audit: { name, ...defined({ deadline }) },
    signIn: door.kind,
    sources: [...sources],
    people: [...new Set([...door.people(), ...assignees])].toSorted(),
    version,
  };
  return { json: session, secret: true };
}
