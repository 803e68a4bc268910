import type { Finding } from '../api/finding.ts';
import type { CoverageNote } from '../api/report.ts';
import { readDirectives, type Directive } from './directives.ts';

/** Both ends included. */
interface Lines {
  startLine: number;
  endLine: number;
}

/** A suppression with the lines that it speaks of. */
interface Scope {
  directive: Directive;
  covers: (startLine: number, endLine: number) => boolean;
}

/**
 * Marks the findings of one file that its comments suppress, and tells what is wrong with the comments: no reason, no
 * name, a block that never ends, nothing to suppress.
 *
 * @param added Of a change, the lines that it brought; the findings are then only those of such lines.
 */
export function suppress(path: string, text: string, { findings, added }: { findings: readonly Finding[]; added?: readonly Lines[] | undefined }): { findings: Finding[]; notes: CoverageNote[] } {
  const { directives, unread } = readDirectives(path, text);
  const note = (code: string, line: number, message: string): CoverageNote => ({ code, message: `Line ${line}: ${message}`, path });
  if (unread !== undefined) return { findings: [...findings], notes: [{ code: 'suppressions-unread', message: `Its suppression comments were not read: ${unread}.`, path }] };
  const notes: CoverageNote[] = [];
  const scopes = scopesOf(directives.filter((directive) => complain(directive, (code, message) => notes.push(note(code, directive.line, message)))), (directive, message) => {
    notes.push(note('suppression-block', directive.line, message));
  });
  const used = new Set<Directive>();
  const marked = findings.map((finding) => {
    const scope = scopes.find(({ directive, covers }) => names(directive, finding) && covers(finding.startLine ?? 1, finding.endLine ?? 1));
    if (scope === undefined) return finding;
    used.add(scope.directive);
    return { ...finding, suppression: { line: scope.directive.line, reason: scope.directive.reason } };
  });
  for (const { directive } of scopes) {
    const unused = used.has(directive) ? undefined : sayUnused(directive, added);
    if (unused !== undefined) notes.push(note(unused.code, directive.line, unused.message));
  }
  return { findings: marked, notes };
}

/** What a change did not bring is not looked at: a comment of before may speak of that, and one that the change brings excuses it from then on. */
function sayUnused({ line, names: named, reason }: Directive, added: readonly Lines[] | undefined): { code: string; message: string } | undefined {
  if (added === undefined) return { code: 'unused-suppression', message: `nothing here needs to be suppressed for ${named.join(', ')}.` };
  if (!added.some(({ startLine, endLine }) => line >= startLine && line <= endLine)) return undefined;
  return { code: 'suppression-added', message: `the change itself adds this suppression for ${named.join(', ')}; nothing that it brings needs it, and it will cover what others brought: ${reason}` };
}

/** @returns Whether the suppression can be applied; what is wrong with it was told. */
function complain({ kind, names: named, reason }: Directive, tell: (code: string, message: string) => void): boolean {
  if (kind === 'end') return true;
  if (kind === 'unknown') tell('suppression-unknown', 'the suppression is not applied: write handiwork-ignore-next-line, -start, -end or -file.');
  else if (named.length === 0) tell('suppression-without-name', 'the suppression is not applied: it names no rule or heuristic.');
  else if (reason === '') tell('suppression-without-reason', 'the suppression is not applied: it gives no reason (after " -- ").');
  else return true;
  return false;
}

const names = ({ names: named }: Directive, { rule, heuristic }: Finding): boolean => named.includes(rule) || named.includes(heuristic);

function scopesOf(directives: readonly Directive[], tell: (directive: Directive, message: string) => void): Scope[] {
  const scopes: Scope[] = [];
  const open: Directive[] = [];
  for (const directive of directives) {
    if (directive.kind === 'file') scopes.push({ directive, covers: () => true });
    else if (directive.kind === 'next-line') {
      // A unit begins at its leading comments, an attributed range at the first line of its commit.
      scopes.push({ directive, covers: (startLine) => startLine >= directive.fromLine && startLine <= directive.toLine + 1 });
    } else if (directive.kind === 'start') open.push(directive);
    else {
      const start = open.pop();
      if (start === undefined) tell(directive, 'no suppression block was open.');
      else scopes.push({ directive: start, covers: (startLine, endLine) => startLine >= start.line && endLine <= directive.line });
    }
  }
  for (const directive of open) tell(directive, 'the suppression block is not applied: it never ends.');
  return scopes;
}
