import { computed, signal } from '@preact/signals';

import type { Session, SignInKind } from '../../serve/contract.ts';
import { ask, Refused, setToken } from './api.ts';

export const session = signal<Session>();
/** How to sign in, when nobody is; with what was wrong the last time. */
export const signedOut = signal<{ how: SignInKind; why: string | undefined }>();

export const role = computed(() => session.value?.actor.role ?? 'viewer');
export const mayDecide = computed(() => role.value !== 'viewer');
export const mayAccept = computed(() => role.value === 'approver');

/** Signs in with the token of the address, if it brings one: it works once, and must not stay where it can be copied. */
export async function begin(): Promise<boolean> {
  const token = /[#&]token=([^&]+)/.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', `${location.pathname}#/worklist`);
  return token === undefined ? enter(() => ask<Session>('/api/session')) : signIn(token);
}

export const signIn = (token: string): Promise<boolean> => enter(() => ask<Session>('/api/session', { method: 'POST', body: { token } }));

/** @throws {Refused} When the server does not answer: then one is still signed in. */
export async function signOut(): Promise<void> {
  await ask('/api/session', { method: 'DELETE' }).catch((error: unknown) => {
    if (!isOut(error)) throw error;
  });
  location.reload();
}

/** Asks again who one is. False, and the sign-in is shown, once one is nobody; true also while the server does not answer. */
export async function isStillIn(): Promise<boolean> {
  try {
    take(await ask<Session>('/api/session'));
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!isOut(error)) return true;
    signedOut.value = { how: error.problem.signIn ?? 'link', why: undefined };
    return false;
  }
}

const isOut = (error: unknown): error is Refused => error instanceof Refused && error.problem.code === 'not-signed-in';

function take(entered: Session): void {
  setToken(entered.csrf);
  session.value = entered;
}

async function enter(knock: () => Promise<Session>): Promise<boolean> {
  try {
    take(await knock());
    signedOut.value = undefined;
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, signIn: how = 'link' } = error.problem;
    signedOut.value = { how, why: code === 'not-signed-in' ? undefined : error.message };
    return false;
  }
}
