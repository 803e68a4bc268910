import { createHash } from 'node:crypto';

import type { Attribution } from '../api/attribution.ts';
import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report, ReportFile } from '../api/report.ts';
import { groupBy } from '../shared/group-by.ts';
import { safeJson } from './safe-text.ts';

const VERSION = '0.1.0';
const MODEL = 250;

/**
 * Agent Trace 0.1.0 (agent-trace.dev): one record per line and report, with every recorded or declared range at the
 * scanned commit. The format has no place for the agent and the class of the evidence: they are in `metadata.handiwork`,
 * in the same order as the conversations.
 */
export function* agentTrace(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  for (const report of reports) yield `${safeJson(record(report))}\n`;
}

function record({ repository, tool, files }: Report): object {
  const known = files.filter(({ attributions }) => attributions.length > 0).map((file) => ({ path: file.path, groups: groupsOf(file) }));
  const content = {
    timestamp: repository.date ?? '1970-01-01T00:00:00Z',
    ...(repository.head === '' ? {} : { vcs: { type: 'git', revision: repository.head } }),
    tool: { name: tool.name, version: tool.version },
    files: known.map(({ path, groups }) => ({ path, conversations: groups.map(conversation) })),
    metadata: {
      handiwork: {
        ruleSet: tool.ruleSet,
        files: known.map(({ path, groups }) => ({ path, conversations: groups.map(([first]) => ({ agent: first.agent, class: first.class, heuristic: first.heuristic })) })),
      },
    },
  };
  return { version: VERSION, id: uuid(JSON.stringify([repository.path, content])), ...content };
}

type Group = [Attribution, ...Attribution[]];

/** Ranges of one agent, model and kind of evidence; sorted by their first line. */
const groupsOf = ({ attributions }: ReportFile): Group[] =>
  [...groupBy(attributions, ({ agent, model, class: kind, heuristic }) => [agent, model, kind, heuristic].join('\0')).values()] as Group[];

const conversation = (group: Group): object => ({
  contributor: { type: typeOf(group[0]), ...(group[0].model === undefined ? {} : { model_id: group[0].model.slice(0, MODEL) }) },
  ranges: group.map(({ startLine, endLine }) => ({ start_line: startLine, end_line: endLine })),
});

/** An agent that is credited beside a human author took part: which of the two wrote a line, nobody said. */
const BESIDE_AN_AUTHOR: readonly string[] = ['commit-trailers', 'commit-footers'];
const typeOf = ({ class: kind, heuristic }: Attribution): 'ai' | 'mixed' => (kind === 'declared' && BESIDE_AN_AUTHOR.includes(heuristic) ? 'mixed' : 'ai');

/** Version 8 of RFC 9562: equal reports have equal ids. */
function uuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-');
}
