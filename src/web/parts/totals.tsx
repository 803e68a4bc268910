import { compact, count, percent, plural } from '../model/format.ts';
import { KIND_LABELS, KIND_MEANINGS, KINDS, type Kind } from '../model/kinds.ts';
import type { FileRow } from '../model/report.ts';
import { printRoute, route } from '../model/route.ts';
import { Mark } from './mark.tsx';

interface Total {
  kind: Kind;
  files: number;
  lines: number;
}

function totals(files: readonly FileRow[]): Total[] {
  return KINDS.map((kind) => {
    const own = files.filter(({ verdict }) => verdict === kind);
    return { kind, files: own.length, lines: own.reduce((sum, { lines }) => sum + lines, 0) };
  }).filter(({ files: some }) => some > 0);
}

/** Verdicts of all files, as one bar and one figure each; each figure leads to its files. */
export function VerdictTotals({ files }: { files: readonly FileRow[] }) {
  const all = totals(files);
  const lines = all.reduce((sum, total) => sum + total.lines, 0);
  const address = (kind: Kind): string => printRoute(['ranking'], [['report', route.value.params.get('report') ?? ''], ['class', kind]]);
  return (
    <section class="totals" aria-labelledby="totals-title">
      <h2 id="totals-title">Verdicts</h2>
      <div class="totals-bar" role="img" aria-label={`Lines by verdict of their file: ${all.map((total) => `${KIND_LABELS[total.kind]} ${percent(total.lines / Math.max(1, lines))}`).join(', ')}`}>
        {all.map((total) => <span class={`kind-${total.kind}`} style={{ flexGrow: String(Math.max(total.lines, lines / 400)) }} />)}
      </div>
      <ul class="totals-list">
        {all.map((total) => (
          <li>
            <a href={address(total.kind)} title={KIND_MEANINGS[total.kind]}>
              <span class="totals-kind"><Mark kind={total.kind} />{KIND_LABELS[total.kind]}</span>
              <span class="totals-number">{compact(total.files)}<small> {total.files === 1 ? 'file' : 'files'}</small></span>
              <span class="totals-lines">{plural(total.lines, 'line')} in them{total.kind === 'declared' || total.kind === 'recorded' ? `, ${count(ofKnownOrigin(files, total.kind))} of known origin` : ''}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ofKnownOrigin = (files: readonly FileRow[], kind: Kind): number => files.reduce((sum, file) => sum + (file.verdict === kind ? file.attributed : 0), 0);
