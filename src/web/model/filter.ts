import { computed } from '@preact/signals';

import type { FileRow, ReportModel } from './report.ts';
import { route, type Route } from './route.ts';

/** What a list is narrowed to; lives in the address. */
export interface Filter {
  text: string;
  kinds: ReadonlySet<string>;
  agent: string;
  owner: string;
}

export const filterOf = ({ params }: Route): Filter => ({
  text: (params.get('q') ?? '').toLowerCase(),
  kinds: new Set((params.get('class') ?? '').split(',').filter((kind) => kind !== '')),
  agent: params.get('agent') ?? '',
  owner: params.get('owner') ?? '',
});

/** The filter of the list that is shown. */
export const filter = computed(() => filterOf(route.value));

export const isFiltering = ({ text, kinds, agent, owner }: Filter): boolean => text !== '' || kinds.size > 0 || agent !== '' || owner !== '';

function fileFits(file: FileRow, { text, owner }: Filter): boolean {
  return (owner === '' || file.owner === owner) && (text === '' || file.path.toLowerCase().includes(text));
}

export const filterFiles = (files: readonly FileRow[], filter: Filter): FileRow[] =>
  files.filter((file) =>
    (filter.kinds.size === 0 || filter.kinds.has(file.verdict)) && (filter.agent === '' || file.agents.includes(filter.agent)) && fileFits(file, filter));

/**
 * Places of the findings that fit. A text is looked for in paths, messages and agents: each of them is searched once,
 * however many findings share it.
 */
export function filterFindings(report: ReportModel, filter: Filter): number[] {
  const { text, kinds, agent, owner } = filter;
  const owned = report.files.map((file) => owner === '' || file.owner === owner);
  const named = report.files.map((file) => text === '' || file.path.toLowerCase().includes(text));
  const says = remembered((message) => message.toLowerCase().includes(text));
  const places: number[] = [];
  for (let place = 0; place < report.findings; place += 1) {
    const file = report.fileOfFinding[place] ?? -1;
    if (kinds.size > 0 && !kinds.has(report.kindOfFinding(place))) continue;
    if (agent !== '' && report.agentOfFinding(place) !== agent) continue;
    if (owner !== '' && !owned[file]) continue;
    if (text === '' || named[file] === true || says(report.messageOfFinding(place)) || says(report.agentOfFinding(place) ?? '')) places.push(place);
  }
  return places;
}

function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = test(text);
    answers.set(text, answer);
    return answer;
  };
}
