import type { Evidence } from '../../api/evidence.ts';
import { lineSpan, plural, shortCommit } from '../model/format.ts';
import { KIND_LABELS, KIND_MEANINGS } from '../model/kinds.ts';
import type { Passage } from '../model/passages.ts';
import type { ChangeRow } from '../model/report.ts';
import { Mark } from './mark.tsx';
import { Meter } from './meter.tsx';

/**
 * Everything that is known about one passage: class, agent, change, style, evidence.
 *
 * @param known How many of its lines are of known origin.
 */
export function PassageCard({ passage, change, path, known }: { passage: Passage; change: ChangeRow | undefined; path: string; known: number }) {
  const { kind, startLine, endLine, agents, model, heuristic, commit, resemblance, reason, evidence, title } = passage;
  const isUnit = agents.length === 0;
  return (
    <div class={`passage kind-${kind}`}>
      <p class="passage-place">Lines {lineSpan(startLine, endLine)}</p>
      <h2><Mark kind={kind} />{isUnit ? title : `${KIND_LABELS[kind]}: ${agents.join(', ')}`}</h2>
      <p class="quiet">{isUnit && known > 0 ? `${plural(known, 'line')} of ${endLine - startLine + 1} ${known === 1 ? 'is' : 'are'} of known origin; style speaks of the others.` : KIND_MEANINGS[kind]}</p>
      <dl class="pairs">
        {model !== undefined && <div><dt>Model</dt><dd>{model}</dd></div>}
        {heuristic !== undefined && <div><dt>Seen by</dt><dd>{heuristic}</dd></div>}
        {isUnit && <div><dt>Resemblance</dt><dd><Meter value={resemblance} reason={reason} /></dd></div>}
        {commit !== undefined && <div><dt>Change</dt><dd><code class="break">{commit}</code></dd></div>}
        {change !== undefined && <div><dt>Brought</dt><dd>{change.date}; {plural(change.lines, 'line')} in {plural(change.files, 'file')} are left of it</dd></div>}
        {commit !== undefined && <div><dt>Read it</dt><dd><code class="break">git show {shortCommit(commit)}</code></dd></div>}
        <div><dt>Explain</dt><dd><code class="break">handiwork explain {path}:{startLine}</code></dd></div>
      </dl>
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
    </div>
  );
}

/** Strongest first; the bar is the weight that training gave, to the right for agents, to the left against. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const most = Math.max(0.5, ...evidence.map(({ weight = 0 }) => Math.abs(weight)));
  return (
    <>
      <h3>Evidence</h3>
      <ul class="evidence">
        {evidence.map(({ heuristic, message, weight, startLine, endLine }) => (
          <li>
            <span class="evidence-what">{message}{startLine !== undefined && <span class="quiet"> line {lineSpan(startLine, endLine ?? startLine)}</span>}</span>
            <span class="evidence-by">{heuristic}</span>
            {weight !== undefined && (
              <span class="weight" title={`Log-odds ${weight.toFixed(2)}`}>
                <span class="weight-track" aria-hidden="true"><span class={weight < 0 ? 'weight-against' : 'weight-for'} style={{ width: `${(Math.abs(weight) / most) * 50}%` }} /></span>
                <span class="number">{weight > 0 ? '+' : '−'}{Math.abs(weight).toFixed(2)}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
