import { useEffect, useState } from 'preact/hooks';

import { AUDIT_STATES } from '../../api/audit.ts';
import type { EvidenceClass } from '../../api/evidence.ts';
import type { Group, Overview, OwnerGroup } from '../../serve/contract.ts';
import { compact, count, percent, plural } from '../model/format.ts';
import { kindOfClass } from '../model/kinds.ts';
import { printRoute } from '../model/route.ts';
import { KindLabel } from '../parts/mark.tsx';
import { Purpose } from '../parts/purpose.tsx';
import { ask } from './api.ts';
import { BurnDown } from './burn-down.tsx';
import { seq } from './items.ts';
import { say } from './notice.tsx';
import { session } from './session.ts';
import { State } from './states.tsx';

/** Asked again when the ledger grew, but not for every entry of a busy minute. */
const PATIENCE_MS = 800;

export function Status() {
  const [overview, setOverview] = useState<Overview>();
  useEffect(() => {
    const timer = setTimeout(() => void ask<Overview>('/api/overview').then(setOverview, (error: Error) => say(error.message, { isBad: true })), overview === undefined ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [seq.value]);
  if (overview === undefined) return <div class="page"><h1>Status</h1><p class="quiet" role="status">Counting…</p></div>;
  return (
    <div class="page overview">
      <div class="title">
        <div><h1>{session.value?.audit.name}</h1><p class="title-facts">{overview.day}{overview.deadline !== undefined && <> · deadline {overview.deadline}</>} · entry {count(overview.seq)} of the ledger</p></div>
        <Outcome overview={overview} />
      </div>
      <Purpose />
      <Totals overview={overview} />
      <div class="columns">
        <section class="card wide" aria-labelledby="burn-title"><h2 id="burn-title">Burn-down</h2><BurnDown overview={overview} /></section>
        <section class="card" aria-labelledby="forecast-title"><h2 id="forecast-title">Forecast</h2><ForecastFacts overview={overview} /></section>
        <section class="card wide" aria-labelledby="owner-title"><h2 id="owner-title">By owner</h2><Owners overview={overview} /></section>
        <section class="card" aria-labelledby="class-title"><h2 id="class-title">By class</h2><Groups groups={overview.classes} param="class" label={(name) => <KindLabel kind={kindOfClass(name as EvidenceClass)} />} value={(name) => kindOfClass(name as EvidenceClass)} /></section>
        <section class="card wide" aria-labelledby="agent-title"><h2 id="agent-title">By agent</h2><Groups groups={overview.agents} param="agent" label={(name) => (name === '' ? 'none named' : name)} value={(name) => name} /></section>
        {overview.repositories.length > 1 && <section class="card" aria-labelledby="repository-title"><h2 id="repository-title">By repository</h2><Groups groups={overview.repositories} param="repository" label={(name) => name} value={(name) => name} /></section>}
      </div>
    </div>
  );
}

function Outcome({ overview: { forecast: { review }, deadline } }: { overview: Overview }) {
  if (review.byDeadline === undefined || deadline === undefined) return null;
  const isLate = review.byDeadline < 0.5;
  return (
    <div class={`policy ${isLate ? 'breached' : ''}`}>
      <p class="policy-number">{review.remaining === 0 ? 'Everything is judged' : `Chance that all is judged by ${deadline}: ${percent(review.byDeadline)}`}</p>
      <p class="policy-what">{review.likely === undefined ? `Nothing moved in the last days.${review.needed === undefined ? '' : ` ${count(Math.ceil(review.needed))} a day would meet the deadline.`}` : `Likely by ${review.likely}, between ${review.early} and ${review.late}.`}</p>
    </div>
  );
}

function Totals({ overview: { states } }: { overview: Overview }) {
  return (
    <section class="totals" aria-label="Findings by state">
      <ul class="totals-list">
        {AUDIT_STATES.map((state) => (
          <li><a href={printRoute(['worklist'], [['state', state === 'open' ? '' : state]])}>
            <span class="totals-kind"><State state={state} /></span>
            <span class="totals-number">{compact(states[state].items)}<small> {states[state].items === 1 ? 'finding' : 'findings'}</small></span>
            <span class="totals-lines">{plural(Math.round(states[state].lines), 'expected line')}</span>
          </a></li>
        ))}
      </ul>
    </section>
  );
}

function ForecastFacts({ overview: { forecast: { review, settle }, outlook } }: { overview: Overview }) {
  const when = (forecast: typeof review): string => (forecast.remaining > 0 && forecast.likely !== undefined ? `${forecast.likely} (${forecast.early} to ${forecast.late})` : likelyDay(forecast));
  return (
    <dl class="pairs wide-pairs">
      <div><dt>All judged</dt><dd>{when(review)}</dd></div>
      <div><dt>All settled</dt><dd>{when(settle)}</dd></div>
      <div><dt>Left to judge</dt><dd>{plural(review.remaining, 'finding')}</dd></div>
      <div><dt>Pace</dt><dd>{review.days === 0 ? 'none yet: this is the first day' : `${review.perDay.toFixed(1)} a day over ${plural(review.days, 'day')}`}</dd></div>
      {review.needed !== undefined && <div><dt>Needed</dt><dd>{review.needed.toFixed(1)} a day to meet the deadline</dd></div>}
      <div><dt>If nobody goes on</dt><dd>{percent(outlook.unseenShare)} of the expected lines stay unjudged{unseen(outlook)}</dd></div>
      <div><dt>Still in the tree</dt><dd>{plural(Math.round(outlook.standing), 'line')} to be removed, {plural(Math.round(outlook.removed), 'line')} removed</dd></div>
    </dl>
  );
}

/** On the first day there is no pace that could be too slow. */
const likelyDay = ({ remaining, likely, days }: Overview['forecast']['review']): string => (remaining === 0 ? 'done' : (likely ?? (days === 0 ? 'no forecast yet' : 'not at this pace')));

/** What is known of the lines that stay unjudged. */
function unseen({ unseenShare, unseenKnownShare }: Overview['outlook']): string {
  if (unseenShare === 0) return '';
  if (unseenKnownShare === 0) return ', all by style alone';
  return unseenKnownShare === unseenShare ? ', all recorded or declared' : `: ${percent(unseenKnownShare)} recorded or declared, the rest by style alone`;
}

const done = ({ states }: Group): number => states.refuted.items + states.accepted.items + states.removed.items;
const all = ({ states }: Group): number => AUDIT_STATES.reduce((sum, state) => sum + states[state].items, 0);

/** People have no pace here: see owners.rationale.md. */
function soon({ forecast }: OwnerGroup) {
  if (forecast === undefined) return <span class="quiet">not foretold for people</span>;
  const day = likelyDay(forecast);
  return forecast.remaining === 0 || forecast.likely !== undefined ? day : <span class="quiet">{day}</span>;
}

function Owners({ overview: { owners, smallestGroup } }: { overview: Overview }) {
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label="By owner">
      <table class="plain">
        <thead><tr><th scope="col">Owner or folder</th><th scope="col" class="number">Open</th><th scope="col" class="number">To be removed</th><th scope="col" class="number">Settled</th><th scope="col">Likely settled by</th></tr></thead>
        <tbody>
          {owners.map((group) => (
            <tr>
              <th scope="row">{group.name === null ? <span class="quiet">smaller groups together</span> : <a href={printRoute(['worklist'], [['owner', group.name]])}>{group.name}</a>}</th>
              <td class="number">{count(group.states.open.items)}</td><td class="number">{count(group.states.confirmed.items)}</td><td class="number">{percent(done(group) / Math.max(1, all(group)))}</td>
              <td>{soon(group)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet note">Groups of fewer than {smallestGroup} findings are counted together. By name, not by size: this ranks nobody.</p>
    </div>
  );
}

function Groups({ groups, param, label, value }: { groups: readonly Group[]; param: string; label(name: string): preact.ComponentChild; value(name: string): string }) {
  return (
    <table class="plain">
      <thead><tr><th scope="col">Name</th><th scope="col" class="number">Open</th><th scope="col" class="number">Of</th><th scope="col" class="number">Settled</th></tr></thead>
      <tbody>
        {groups.map((group) => (
          <tr>
            <th scope="row">{group.name === null || group.name === '' ? label(group.name ?? '') : <a href={printRoute(['worklist'], [[param, value(group.name)]])}>{label(group.name)}</a>}</th>
            <td class="number">{count(group.states.open.items)}</td><td class="number">{count(all(group))}</td><td class="number">{percent(done(group) / Math.max(1, all(group)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
