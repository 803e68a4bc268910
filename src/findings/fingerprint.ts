import { hash as digest } from 'node:crypto';

import type { Finding } from '../api/finding.ts';
import type { Bare } from './derive.ts';
import type { TextLines } from './lines.ts';

/** Characters that are hashed for the line hash, as other tools do that give one to GitHub. */
const HEAD = 100;

export type Hashes = Pick<Finding, 'fingerprint' | 'lineHash' | 'endColumn'>;

/**
 * Hashes of what a finding is about, blind to white space, line numbers and the path.
 *
 * @param text The text of its file; undefined when it could not be read or the finding speaks of the repository.
 */
export function hashesOf(finding: Bare, text: TextLines | undefined): Hashes {
  const { rule, agent: banned = '', firstAgent: agent = banned, path, startLine, endLine } = finding;
  if (text === undefined || startLine === undefined || endLine === undefined) {
    return { fingerprint: hash('place', rule, agent, path ?? finding.commit ?? '', String(startLine ?? '')) };
  }
  const content = text.slice(startLine, endLine).replace(/\s+/g, '');
  const endColumn = text.line(Math.min(endLine, text.count)).length + 1;
  return { fingerprint: hash('text', rule, agent, content), lineHash: hash('line', content.slice(0, HEAD)), endColumn };
}

const hash = (...parts: string[]): string => digest('sha256', ['handiwork/v1', ...parts].join('\0'), 'hex').slice(0, 20);

/** Tells equal hashes apart by their order of path and line: `hash:1`, `hash:2`. Moving all of them changes none. Writes into the findings. */
export function numbered(findings: Finding[]): Finding[] {
  const order = [...findings.keys()].toSorted((a, b) => compare(findings[a], findings[b]) || a - b);
  const prints = ordinals(order.map((at) => findings[at]?.fingerprint));
  const heads = ordinals(order.map((at) => findings[at]?.lineHash));
  for (const [position, at] of order.entries()) {
    const finding = findings[at] as Finding;
    const lineHash = heads[position];
    finding.fingerprint = prints[position] ?? '';
    if (lineHash !== undefined) finding.lineHash = lineHash;
  }
  return findings;
}

function ordinals(hashes: readonly (string | undefined)[]): (string | undefined)[] {
  const seen = new Map<string, number>();
  return hashes.map((one) => {
    if (one === undefined) return undefined;
    const count = (seen.get(one) ?? 0) + 1;
    seen.set(one, count);
    return [one, count].join(':');
  });
}

function compare(a: Finding | undefined, b: Finding | undefined): number {
  const [left, right] = [a?.path ?? '', b?.path ?? ''];
  return left < right ? -1 : left > right ? 1 : (a?.startLine ?? 0) - (b?.startLine ?? 0);
}
