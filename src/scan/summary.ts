import type { Report, ReportFile } from '../api/report.ts';
import type { CommitOrigin } from '../attribution/lines.ts';

type AgentRow = Report['agents'][number];

/**
 * Lines at the scanned commit by agent and model, most lines first. A commit counts when it declares the agent, whether
 * or not its lines are still there.
 */
export function summariseAgents(files: readonly Pick<ReportFile, 'attributions'>[], declared: ReadonlyMap<string, CommitOrigin>): AgentRow[] {
  const rows = new Map<string, { agent: string; model?: string; lines: number; files: number; commits: Set<string> }>();
  const row = ({ agent, model }: { agent: string; model?: string | undefined }) => {
    const key = `${agent}\0${model ?? ''}`;
    const known = rows.get(key) ?? { agent, ...(model === undefined ? {} : { model }), lines: 0, files: 0, commits: new Set<string>() };
    rows.set(key, known);
    return known;
  };
  for (const [commit, origin] of declared) row(origin).commits.add(commit);
  for (const { attributions } of files) {
    if (attributions.length === 0) continue;
    const seen = new Set<object>();
    for (const range of attributions) {
      const one = row(range);
      one.lines += range.endLine - range.startLine + 1;
      if (range.commit !== undefined) one.commits.add(range.commit);
      seen.add(one);
    }
    for (const one of seen as Set<ReturnType<typeof row>>) one.files += 1;
  }
  return [...rows.values()]
    .map(({ commits, ...rest }) => {
      const { agent, model, lines, files: count } = rest;
      return { agent, ...(model === undefined ? {} : { model }), commits: commits.size, lines, files: count };
    })
    .toSorted((a, b) => b.lines - a.lines || b.commits - a.commits || compare(a.agent, b.agent) || compare(a.model ?? '', b.model ?? ''));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
