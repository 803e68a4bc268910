import { randomBytes } from 'node:crypto';

import type { Actor } from '../api/audit.ts';
import type { Door } from './door.ts';
import { isSame } from './secrets.ts';

const KEY = 'link';

/**
 * For one person at their own machine: a link with a secret, shown on the terminal. It works once, so that what stays in a
 * browser's history or on a screen opens nothing; then there is a new one for another browser.
 *
 * @param renewed Called when a link was used.
 */
export function linkDoor(actor: Actor, renewed: () => void): Door & { token(): string } {
  let token = newToken();
  return {
    kind: 'link',
    token: () => token,
    admit(given) {
      if (!isSame(given, token)) return Promise.resolve(undefined);
      token = newToken();
      renewed();
      return Promise.resolve(KEY);
    },
    holderOf: (key) => (key === KEY ? actor : undefined),
    people: () => [actor.name],
  };
}

const newToken = (): string => randomBytes(32).toString('base64url');
