import { signal } from '@preact/signals';
import { options } from 'preact';

import { count } from '../model/format.ts';
import type { ReportModel } from '../model/report.ts';
import { KindLabel } from '../parts/mark.tsx';
import { CoverageView } from './coverage.tsx';
import { Overview } from './overview.tsx';

/** Lists on paper have an end. */
const MOST = 200;

export const isPrinting = signal(false);
addEventListener('beforeprint', () => {
  const { debounceRendering } = options;
  options.debounceRendering = (draw) => draw(); // paper does not wait
  isPrinting.value = true;
  if (debounceRendering === undefined) delete options.debounceRendering;
  else options.debounceRendering = debounceRendering;
});
addEventListener('afterprint', () => { isPrinting.value = false; });

/** The whole report on paper: overview, the top of the ranking, coverage. */
export function Paper({ report }: { report: ReportModel }) {
  const files = report.files.slice(0, MOST);
  return (
    <div class="paper">
      <Overview report={report} />
      <section class="paper-list">
        <h2>The first {count(files.length)} of {count(report.files.length)} files in rank order</h2>
        <table class="plain">
          <thead><tr><th scope="col">Rank</th><th scope="col">Verdict</th><th scope="col">File</th><th scope="col">Agents</th><th scope="col" class="number">Lines</th><th scope="col" class="number">Known origin</th><th scope="col" class="number">Expected</th></tr></thead>
          <tbody>
            {files.map((file) => (
              <tr><td class="number">{count(file.place + 1)}</td><td><KindLabel kind={file.verdict} /></td><th scope="row" class="break">{file.path}</th><td>{file.agents.join(', ')}</td><td class="number">{count(file.lines)}</td><td class="number">{count(file.attributed)}</td><td class="number">{count(Math.round(file.expected))}</td></tr>
            ))}
          </tbody>
        </table>
      </section>
      <CoverageView report={report} />
    </div>
  );
}
