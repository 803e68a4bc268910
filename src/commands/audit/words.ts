import type { LedgerEntry, Verification } from '../../api/audit.ts';
import { plural } from '../../report/style.ts';
import { placeOf } from './place.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What verify saw, in words. Not escaped yet. */
export function outcomeInWords({ outcome, similarity, path, startLine, endLine }: Verification): string {
  const where = path === undefined ? '' : ` ${placeOf({ repository: '.', path, startLine, endLine })}`;
  switch (outcome) {
    case 'gone': return 'is gone';
    case 'present': return similarity === undefined ? 'is still there' : `is still there, ${percent(similarity)} of it`;
    case 'moved': return `is now at${where}${similarity === undefined || similarity === 1 ? '' : `, ${percent(similarity)} of it`}`;
    case 'reintroduced': return `is back at${where}`;
    case 'rewritten': return `was rewritten: ${percent(similarity ?? 0)} of it is in one place`;
    case 'unread': return 'was not found, but not everything could be read';
  }
}

/** What an entry says, in words. Not escaped yet. */
export function saidOf(entry: LedgerEntry): string {
  switch (entry.kind) {
    case 'init': return `begins or changes the audit "${entry.body.name}"${entry.body.deadline === undefined ? '' : `, to be done by ${entry.body.deadline}`}`;
    case 'import': return `imports ${plural(entry.body.findings, 'finding')} of ${entry.body.repository} at ${entry.body.head.slice(0, 12)}`;
    case 'found': return `found: ${entry.body.class}${entry.body.agent === undefined ? '' : ` ${entry.body.agent}`}, ${placeOf(entry.body)}`;
    case 'reopened': return `opened again: ${entry.body.why}`;
    case 'assigned': return entry.body.assignee === null ? 'assigned to nobody' : `assigned to ${entry.body.assignee}`;
    case 'decided': return `${entry.body.state}${entry.body.expires === undefined ? '' : ` until ${entry.body.expires}, approved by ${entry.body.approver ?? ''}`}: ${entry.body.reason}`;
    case 'undone': return `takes back entry ${entry.body.seq}`;
    case 'verified': return `${outcomeInWords(entry.body)}, at ${entry.body.commit.slice(0, 12)}`;
    case 'checked': return `verified ${entry.body.repository} at ${entry.body.commit.slice(0, 12)}: ${Object.entries(entry.body.outcomes).map(([outcome, count]) => `${count} ${outcome}`).join(', ')}${entry.body.unknown === 0 ? '' : `, ${entry.body.unknown} not in the ledger`}`;
  }
}
