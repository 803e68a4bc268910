import type { Commit } from '../../src/api/commit.ts';
import { dayOf } from '../../src/attribution/catalogue.ts';
import type { DeclarationMatcher } from '../../src/attribution/declared.ts';
import { withBlobs } from '../../src/history/blobs.ts';
import { readHistory } from '../../src/history/log.ts';
import { openRepository, type Repository } from '../../src/history/object-view.ts';
import { eachFile } from '../../src/history/tree.ts';
import { isAgentsWork } from '../labels.ts';
import type { COLUMNS } from '../manifest.ts';

/** What of a history decides its row. */
export interface Described {
  head: string;
  licence: string;
  /** Commits with one parent at most, before {@link BEFORE_AGENTS}; none when the history begins later. */
  earlier: number;
  /** Such commits inside {@link HUMAN_WINDOW} that declare nothing. */
  silent: number;
  /** Days of the commits that declare an agent and can stand for what it writes, earliest first. */
  declared: string[];
}

/** Fewer declared commits are no sample of an agent's work, and are not taken. */
const FEWEST_DECLARED = 10;
/** So many commits before agents were common make a project that people have written for years. */
const LONG_LIVED = 100;
/** What people wrote afterwards has to be there to be labelled. */
const FEWEST_SILENT = 10;
const BEFORE_AGENTS = '2022-06-01';
/** Long-lived projects: until Claude Code could be had. The others: until agents that write whole changes were about. */
const HUMAN_WINDOW = { start: '2023-01-01', end: '2025-02-20' };
const AGENT_PROJECT_WINDOW = { start: '2022-06-01', end: '2024-05-31' };
const REFUSING_UNTIL = '2026-12-31';

export async function describeHistory(gitDir: string, matcher: DeclarationMatcher): Promise<Described> {
  const repository = await openRepository(gitDir);
  try {
    const described: Described = { head: repository.head, licence: await licenceOf(repository), earlier: 0, silent: 0, declared: [] };
    await readHistory(repository, { since: 0, onCommit: (commit) => take(described, commit, matcher) });
    described.declared.sort();
    return described;
  } finally {
    repository.close();
  }
}

function take(described: Described, commit: Commit, matcher: DeclarationMatcher): void {
  if (commit.parents.length > 1) return;
  const day = dayOf(commit.authorDate);
  const declaration = matcher.declaredBy(commit);
  if (day < BEFORE_AGENTS) described.earlier += 1;
  else if (declaration !== undefined) {
    if (isAgentsWork(declaration)) described.declared.push(day);
  } else if (day >= HUMAN_WINDOW.start && day <= HUMAN_WINDOW.end) described.silent += 1;
}

/** @returns why there is none, where the history gives no labels */
export function rowFor({ head, licence, earlier, silent, declared }: Described, { repo, group, refuses }: { repo: string; group: string; refuses?: string | undefined }): Record<(typeof COLUMNS)[number], string> | string {
  const isLongLived = earlier >= LONG_LIVED;
  const hasAgents = declared.length >= FEWEST_DECLARED && refuses === undefined;
  if (!hasAgents && !isLongLived && refuses === undefined) return `${earlier} commits before ${BEFORE_AGENTS} and ${declared.length} that declare an agent`;
  if (!hasAgents && silent < FEWEST_SILENT && earlier < LONG_LIVED) return `${silent} commits in the human window`;
  const window = isLongLived || refuses !== undefined ? HUMAN_WINDOW : AGENT_PROJECT_WINDOW;
  return {
    repo, head, group, licence,
    ai: hasAgents ? (isLongLived ? 'later' : '1') : '0', pre2022: '1',
    era_start: window.start, era_end: refuses === undefined ? window.end : REFUSING_UNTIL, unmarked: '0',
    basis: basisOf({ isLongLived, hasAgents, declared, refuses }),
  };
}

function basisOf({ isLongLived, hasAgents, declared, refuses }: { isLongLived: boolean; hasAgents: boolean; declared: readonly string[]; refuses: string | undefined }): string {
  if (refuses !== undefined) return refuses;
  if (!isLongLived) return 'explicit agent trailers/authors';
  const since = declared[0]?.slice(0, 7);
  if (since === undefined) return 'long-lived, before Claude Code GA';
  return hasAgents ? `long-lived, before Claude Code GA; explicit agent trailers since ${since}` : `long-lived, before Claude Code GA; the few declared agent commits since ${since} are not taken`;
}

const LICENCES: readonly (readonly [string, RegExp])[] = [
  ['AGPL-3.0', /GNU AFFERO GENERAL PUBLIC LICENSE/i], ['LGPL', /GNU LESSER GENERAL PUBLIC LICENSE|GNU LIBRARY GENERAL PUBLIC/i],
  ['GPL-3.0', /GNU GENERAL PUBLIC LICENSE\s+Version 3/i], ['GPL-2.0', /GNU GENERAL PUBLIC LICENSE\s+Version 2/i],
  ['Apache-2.0', /Apache License,?\s+Version 2\.0/i], ['MPL-2.0', /Mozilla Public License/i], ['EUPL', /European Union Public Licen[cs]e/i],
  ['ISC', /\bISC License|Permission to use, copy, modify, and\/or distribute/i], ['MIT', /Permission is hereby granted, free of charge/i],
  ['BSD', /Redistribution and use in source and binary forms/i], ['CC0-1.0', /CC0 1\.0 Universal/i], ['Unlicense', /released into the public domain/i],
];

/** By a search of the licence text at the top of the tree; `see FILE` where it is none that is known. */
async function licenceOf(repository: Repository): Promise<string> {
  const found: { path: string; oid: string }[] = [];
  await eachFile(repository, repository.head, ({ path, oid, type }) => {
    if (type === 'file' && /^(?:LICEN[CS]ES?|COPYING)(?:[.-][\w.-]+)?$/i.test(path)) found.push({ path, oid });
  });
  const [first] = found.sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  if (first === undefined) return '';
  const text = (await withBlobs(repository, (blobs) => blobs.read(first.oid, first.path)))?.toString('utf8') ?? '';
  return LICENCES.find(([, pattern]) => pattern.test(text.slice(0, 4000)))?.[0] ?? `see ${first.path}`;
}
