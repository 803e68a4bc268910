import { render } from 'preact';

import './style/base.css';
import './style/parts.css';
import './style/views.css';
import './style/live.css';
import './style/print.css';
import { DecideDialog } from './live/decide-dialog.tsx';
import { ItemView } from './live/item.tsx';
import { follow, isConnected } from './live/news.ts';
import { NoticeBar, say } from './live/notice.tsx';
import { begin, role, session, signedOut, signOut } from './live/session.ts';
import { SignIn } from './live/sign-in.tsx';
import { isLoaded } from './live/items.ts';
import { Status } from './live/status.tsx';
import { Worklist } from './live/worklist.tsx';
import { route } from './model/route.ts';
import { Header, type Tab } from './parts/header.tsx';
import { KeysHelp } from './parts/keys-help.tsx';

const FILTER = ['state', 'q', 'class', 'agent', 'owner', 'assignee', 'repository'] as const;
const TABS: readonly Tab[] = [{ view: 'worklist', also: ['item', 'overview'], name: 'Worklist', keep: FILTER }, { view: 'status', name: 'Status' }];

const KEYS = [
  ['j ↓', 'next finding'], ['k ↑', 'finding before'], ['Enter', 'open, beside its source'], ['c', 'confirm: to be removed'], ['r', 'refute: not the agent’s work'], ['a', 'accept: stays until a day (approvers)'],
  ['A', 'assign'], ['u', 'undo the last change'], ['x', 'mark several, to decide them together'], ['/', 'search'], ['Esc', 'back to the worklist'], ['?', 'this list'],
] as const;

function App() {
  const who = session.value;
  if (signedOut.value !== undefined) return <main id="main" tabIndex={-1}><SignIn entered={() => void load()} /></main>;
  if (who === undefined) return <main id="main" tabIndex={-1}><div class="page"><p class="quiet" role="status">Opening the audit…</p></div></main>;
  return (
    <>
      <Header tabs={TABS} name={who.audit.name}>
        {!isConnected.value && <span class="offline" role="alert">No connection: what you see may be old</span>}
        <span class="who" title={`Signed in as ${who.actor.name}`}>{who.actor.name} <span class="tag">{role.value}</span></span>
        {who.signIn !== 'proxy' && <button type="button" class="link" onClick={() => void signOut().catch(tell)}>Sign out</button>}
        <KeysHelp keys={KEYS} />
      </Header>
      <main id="main" tabIndex={-1}><View /></main>
      <NoticeBar />
      <DecideDialog />
    </>
  );
}

function View() {
  const [view, id = ''] = route.value.path;
  if (view === 'status') return <Status />;
  if (view === 'item') return isLoaded.value ? <ItemView id={id} /> : <div class="page"><p class="quiet" role="status">Loading…</p></div>;
  return <Worklist />;
}

const tell = (error: unknown): void => say(error instanceof Error ? error.message : String(error), { isBad: true });
const load = (): Promise<void> => follow().catch(tell);

const place = document.getElementById('app');
if (place !== null) {
  render(<App />, place);
  void begin().then((isIn) => (isIn ? load() : undefined));
}
