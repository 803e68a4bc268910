import { useMemo } from 'preact/hooks';

import { compact, count, plural, shortCommit } from '../model/format.ts';
import type { FileRow, ReportModel } from '../model/report.ts';
import { go, printRoute, route } from '../model/route.ts';
import { AgentsOverTime } from '../parts/agents-over-time.tsx';
import { GainCurve, gainOf } from '../parts/gain-curve.tsx';
import { KindLabel, Mark } from '../parts/mark.tsx';
import { Owners } from '../parts/owners.tsx';
import { PathText } from '../parts/path-text.tsx';
import { Purpose } from '../parts/purpose.tsx';
import { VerdictTotals } from '../parts/totals.tsx';
import { Treemap } from '../parts/treemap.tsx';
import { Change } from './change.tsx';
import { incompleteNotes } from './coverage.tsx';

const which = (): readonly [string, string] => ['report', route.value.params.get('report') ?? ''];
const fileAddress = (file: FileRow): string => printRoute(['file', file.path], [which()]);
const rankingAddress = (params: Readonly<Record<string, string>> = {}): string => printRoute(['ranking'], [which(), ...Object.entries(params)]);

export function Overview({ report }: { report: ReportModel }) {
  const { about, files, changes } = report;
  const gain = useMemo(() => gainOf(files.map(({ expected }) => expected)), [files]);
  return (
    <div class="page overview">
      <Title report={report} />
      <Purpose />
      <VerdictTotals files={files} />
      {about.review !== undefined && <Change review={about.review} />}
      <div class="columns">
        <section class="card wide" aria-labelledby="map-title">
          <h2 id="map-title">The repository by verdict and lines</h2>
          <Treemap files={files} onOpen={(file) => go(fileAddress(file))} onFolder={(path) => go(rankingAddress({ q: `${path}/` }))} />
          <Legend files={files} />
        </section>
        <section class="card" aria-labelledby="time-title">
          <h2 id="time-title">Agents over time</h2>
          <AgentsOverTime changes={changes} />
        </section>
        <section class="card wide" aria-labelledby="first-title">
          <h2 id="first-title">Where to look first</h2>
          <First files={files} />
          <a class="more" href={rankingAddress()}>The whole ranking</a>
        </section>
        <section class="card" aria-labelledby="gain-title">
          <h2 id="gain-title">What reading in this order brings</h2>
          <GainCurve gain={gain} />
        </section>
        <section class="card wide" aria-labelledby="agents-title">
          <h2 id="agents-title">Agents</h2>
          <Agents report={report} />
        </section>
        <section class="card" aria-labelledby="owners-title">
          <h2 id="owners-title">By owner</h2>
          <Owners files={files} />
        </section>
        <section class="card full" aria-labelledby="signs-title">
          <h2 id="signs-title">Signs in the repository</h2>
          {about.evidence.length === 0 ? <p class="quiet">No agent configuration, branch or history file was seen.</p> : (
            <ul class="signs">{about.evidence.map((one) => <li><Mark kind="contextual" /><span><b>{one.heuristic}</b> {one.message}</span></li>)}</ul>
          )}
        </section>
      </div>
    </div>
  );
}

function Title({ report: { about, files } }: { report: ReportModel }) {
  const { repository, tool, policy, coverage } = about;
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const incomplete = incompleteNotes(about);
  return (
    <div class="title">
      <div>
        <h1>{repository.path}</h1>
        <p class="title-facts">
          {repository.head === '' ? 'could not be read' : <>{about.review !== undefined && <>a change from <code>{shortCommit(about.review.base)}</code> to </>}commit <code>{shortCommit(repository.head)}</code></>}
          {repository.date !== undefined && <> of {repository.date.slice(0, 10)}</>} · {plural(coverage.files.scanned, 'file')} · {plural(lines, 'line')} · {plural(coverage.commits.read, 'commit')} read · rules <code>{shortCommit(tool.ruleSet)}</code>
        </p>
      </div>
      {policy !== undefined && (
        <div class={`policy ${policy.breaches > 0 ? 'breached' : ''}`}>
          <p class="policy-number">{policy.breaches === 0 ? 'Nothing breaches the policy' : `${plural(policy.breaches, 'breach', 'breaches')} of the policy`}</p>
          <p class="policy-what">Banned: {policy.banned.map(({ agent, from }) => `${agent === '*' ? 'every agent' : agent}${from === undefined ? '' : ` from ${from}`}`).join(', ') || 'none'}
            {policy.allowed.length > 0 && <> · allowed: {policy.allowed.join(', ')}</>}{policy.deadline !== undefined && <> · deadline {policy.deadline}</>}
            {policy.known > 0 && <> · {count(policy.known)} known</>}{policy.excused > 0 && <> · {count(policy.excused)} excused</>}</p>
        </div>
      )}
      {incomplete > 0 && <p class="alert" role="note"><b>Incomplete.</b> {plural(incomplete, 'thing')} that should have been read could not be. <a href={printRoute(['coverage'], [which()])}>See coverage</a></p>}
    </div>
  );
}

function Legend({ files }: { files: readonly FileRow[] }) {
  const kinds = (['recorded', 'declared', 'copied', 'resembles', 'undetermined', 'human-by-date'] as const).filter((kind) => files.some(({ verdict }) => verdict === kind));
  return <ul class="legend">{kinds.map((kind) => <li class={`kind-${kind}`}><span class="swatch" /><KindLabel kind={kind} /></li>)}</ul>;
}

const FIRST = 10;

function First({ files }: { files: readonly FileRow[] }) {
  const shown = files.slice(0, FIRST);
  if (shown.length === 0) return <p class="quiet">No file was scanned.</p>;
  return (
    <ol class="first">
      {shown.map((file) => (
        <li>
          <a href={fileAddress(file)}>
            <Mark kind={file.verdict} labelled />
            <PathText path={file.path} />
            <span class="quiet first-agents">{file.agents.slice(0, 2).join(', ')}</span>
            <span class="number" title="Lines of banned or resembling origin to be expected">{compact(file.expected)}<small> of {compact(file.lines)}</small></span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function Agents({ report }: { report: ReportModel }) {
  const { agents } = report.about;
  if (agents.length === 0) return <p class="quiet">No commit and no record names an agent.</p>;
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label="Agents">
      <table class="plain">
        <thead><tr><th scope="col">Agent</th><th scope="col">Model</th><th scope="col" class="number">Lines</th><th scope="col" class="number">Files</th><th scope="col" class="number">Commits</th></tr></thead>
        <tbody>
          {agents.slice(0, 30).map((row) => (
            <tr>
              <th scope="row"><a href={rankingAddress({ agent: row.agent })}>{row.agent}</a></th><td>{row.model ?? <span class="quiet">–</span>}</td>
              <td class="number">{count(row.lines)}</td><td class="number">{count(row.files)}</td><td class="number">{count(row.commits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
