import { useState } from 'preact/hooks';

import type { SignInKind } from '../../serve/contract.ts';
import { begin, signedOut, signIn } from './session.ts';

const HOW: Readonly<Record<SignInKind, string>> = {
  link: 'Open the link that handiwork serve printed in its terminal. A link works once.',
  token: 'Enter the token that was made for you.',
  proxy: 'Sign in where your team signs in; this server trusts its proxy.',
};

export function SignIn({ entered }: { entered(): void }) {
  const [isBusy, setBusy] = useState(false);
  const { how, why } = signedOut.value ?? { how: 'link' as const, why: undefined };
  const knock = async (token: string): Promise<void> => {
    setBusy(true);
    const isIn = await (token === '' ? begin() : signIn(token));
    setBusy(false);
    if (isIn) entered();
  };
  return (
    <div class="page sign-in">
      <h1>Sign in to the audit</h1>
      <p>{HOW[how]}</p>
      {why !== undefined && <p class="alert" role="alert">{why}</p>}
      {how === 'proxy' ? <button type="button" onClick={() => location.reload()}>Try again</button> : (
        <form onSubmit={(event) => { event.preventDefault(); void knock(String(new FormData(event.currentTarget).get('token') ?? '').trim()); }}>
          <label class="field"><span>Token</span><input name="token" type="password" required autoComplete="off" /></label>
          <button type="submit" class="primary" disabled={isBusy}>Sign in</button>
        </form>
      )}
    </div>
  );
}
