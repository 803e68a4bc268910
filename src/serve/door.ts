import type { IncomingMessage } from 'node:http';

import type { Actor } from '../api/audit.ts';
import type { SignInKind } from './contract.ts';

/** One way to come in. */
export interface Door {
  kind: SignInKind;
  /** Who sends this, when the request itself says so. @throws {Refusal} When it may not say so. */
  recognise?(request: IncomingMessage): Actor;
  /** @returns The key of whoever the token belongs to; undefined when it belongs to nobody. */
  admit?(token: string): Promise<string | undefined>;
  /** Who holds a key now: roles change, and people leave. Asked with every request. */
  holderOf(key: string): Actor | undefined;
  /** Everybody who may come in. */
  people(): string[];
}
