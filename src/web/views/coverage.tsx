import { useMemo, useState } from 'preact/hooks';

import { count, plural, shortCommit } from '../model/format.ts';
import { KIND_LABELS, KIND_MEANINGS, KINDS } from '../model/kinds.ts';
import type { ReportModel } from '../model/report.ts';
import { Mark } from '../parts/mark.tsx';
import { reasonText } from '../parts/meter.tsx';
import { Purpose } from '../parts/purpose.tsx';

type About = ReportModel['about'];
export const incompleteNotes = ({ coverage }: About): number => coverage.notes.filter(({ incomplete }) => incomplete).length;

/** Shown at once; more on demand. */
const FEW = 50;

export function CoverageView({ report }: { report: ReportModel }) {
  const { about, files } = report;
  const { coverage, pageNotes, repository } = about;
  const silent = useMemo(() => tally(files.filter(({ resemblance }) => resemblance === null).map(({ reason }) => reasonText(reason))), [files]);
  const reasons = useMemo(() => tally(coverage.files.skipped.map(({ reason }) => reason)), [coverage]);
  return (
    <div class="page coverage">
      <div class="title"><div><h1>Coverage and limits</h1><p class="title-facts">What was read, what was not, and what that means.</p></div></div>
      <Purpose />
      <dl class="facts">
        <div><dt>Files read</dt><dd>{count(coverage.files.scanned)}</dd></div>
        <div><dt>Files left out</dt><dd>{count(coverage.files.skipped.length)}</dd></div>
        <div><dt>Commits read</dt><dd>{count(coverage.commits.read)}</dd></div>
        <div><dt>Could not be read</dt><dd>{count(incompleteNotes(about))}</dd></div>
        <div><dt>Clone</dt><dd class="word">{repository.shallow ? 'shallow' : repository.partial ? 'partial' : 'complete'}</dd></div>
        <div><dt>Commit</dt><dd class="word"><code>{shortCommit(repository.head)}</code></dd></div>
      </dl>
      <div class="columns">
        <section class="card wide" aria-labelledby="notes-title"><h2 id="notes-title">Notes</h2><Notes notes={[...coverage.notes, ...pageNotes]} /></section>
        <section class="card" aria-labelledby="words-title"><h2 id="words-title">Words</h2>
          <dl class="words">{KINDS.map((kind) => <div><dt><Mark kind={kind} />{KIND_LABELS[kind]}</dt><dd>{KIND_MEANINGS[kind]}</dd></div>)}</dl>
        </section>
        <section class="card wide" aria-labelledby="skipped-title"><h2 id="skipped-title">Files left out</h2><Tally rows={reasons} /><Skipped skipped={coverage.files.skipped} /></section>
        <section class="card" aria-labelledby="silent-title"><h2 id="silent-title">Files without a resemblance</h2><Tally rows={silent} /></section>
      </div>
    </div>
  );
}

function tally(words: readonly string[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

function Tally({ rows }: { rows: readonly (readonly [string, number])[] }) {
  if (rows.length === 0) return <p class="quiet">None.</p>;
  return <table class="plain tally"><thead class="sr-only"><tr><th scope="col">Reason</th><th scope="col">Files</th></tr></thead><tbody>{rows.map(([reason, files]) => <tr><th scope="row">{reason}</th><td class="number">{count(files)}</td></tr>)}</tbody></table>;
}

function Notes({ notes }: { notes: About['pageNotes'] }) {
  const [all, showAll] = useState(false);
  if (notes.length === 0) return <p class="quiet">Nothing to note: everything that should be read was read.</p>;
  const shown = all ? notes.slice(0, 2000) : notes.slice(0, FEW);
  return (
    <>
      <ul class="notes">
        {shown.map(({ code, message, path, incomplete }) => (
          <li class={incomplete ? 'is-incomplete' : ''}><b>{code}</b>{incomplete && <span class="tag">not read</span>} {message}{path !== undefined && <> <code class="break">{path}</code></>}</li>
        ))}
      </ul>
      {notes.length > shown.length && <button type="button" class="start" onClick={() => showAll(true)}>Show {plural(notes.length - shown.length, 'more note')}</button>}
    </>
  );
}

function Skipped({ skipped }: { skipped: About['coverage']['files']['skipped'] }) {
  const [shown, show] = useState(0);
  if (skipped.length === 0) return null;
  return (
    <>
      <ul class="notes">{skipped.slice(0, shown).map(({ path, reason }) => <li><code class="break">{path}</code> <span class="quiet">{reason}</span></li>)}</ul>
      {shown < skipped.length && <button type="button" class="start" onClick={() => show(shown + 500)}>{shown === 0 ? 'List them' : 'More'}</button>}
    </>
  );
}
