import type { AuditSubject } from '../api/audit.ts';
import type { Finding } from '../api/finding.ts';
import type { Report } from '../api/report.ts';
import type { Owned } from '../audit/import-diff.ts';
import { sketchAround, sketchOf } from '../audit/sketch.ts';
import { numbered } from '../findings/fingerprint.ts';
import { TextLines } from '../findings/lines.ts';
import { groupBy } from '../shared/group-by.ts';
import { CODEOWNERS_PLACES, ownerFinder, type OwnerOf } from '../worklist/owners.ts';
import { joinNeighbours, linesOf, type Joined } from './neighbours.ts';
import type { CommitReader } from './reader.ts';

export interface SubjectsOptions {
  /** Texts of the reported commit. Without it nothing has a sketch, nothing is joined, and owners are directories. */
  reader: CommitReader | undefined;
  /** Neighbours that are decided as one are one finding: as the ledger began, see neighbours.rationale.md. */
  joins: boolean;
}

/** The findings of a report as an audit keeps them: with who answers for the path, and with a sketch of the text. */
export async function subjectsOf({ repository: { path: repository }, findings = [] }: Report, { reader, joins }: SubjectsOptions): Promise<Owned[]> {
  const ownerOf = await owners(reader);
  const kept: (Joined & { sketch: ReturnType<typeof sketch> })[] = [];
  for (const [path, ofFile] of groupBy(findings.filter(({ suppression }) => suppression === undefined), (finding) => finding.path)) {
    const read = path === undefined ? undefined : await reader?.read(path);
    const text = read === undefined ? undefined : new TextLines(read);
    const all = joins && text !== undefined ? joinNeighbours(ofFile, text) : ofFile.map((finding): Joined => ({ finding, lines: linesOf(finding) }));
    for (const one of all) kept.push({ ...one, sketch: sketch(one.finding, text) });
  }
  const prints = joins ? renumbered(kept.map(({ finding }) => finding)) : kept.map(({ finding }) => finding);
  return kept.map(({ finding: { path }, lines, sketch: own }, at) => ({ ...bareSubject(prints[at] as Finding, { repository, lines }), ...own, owner: ownerOf(path) }));
}

/** Joining changed how often a text comes. */
const renumbered = (findings: readonly Finding[]): Finding[] => numbered(findings.map((finding) => ({ ...finding, fingerprint: finding.fingerprint.replace(/:\d+$/, '') })));

function bareSubject({ rule, class: evidence, level, heuristic, message, path, startLine, endLine, agent, model, commit, resemblance, fingerprint }: Finding, { repository, lines }: { repository: string; lines: number }): AuditSubject {
  const expectedLines = evidence === 'stylistic' ? Math.round(lines * (resemblance ?? 0) * 100) / 100 : evidence === 'contextual' ? 0 : lines;
  const subject = { repository, rule, class: evidence, level, heuristic, message, path, startLine, endLine, agent, model, commit, resemblance, fingerprint, expectedLines };
  return Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== undefined)) as unknown as AuditSubject;
}

/** Lines on both sides that are taken along where the text is too short for itself: the first that are enough. */
const AROUND = [3, 8, 20];

function sketch({ startLine, endLine }: Finding, text: TextLines | undefined): Pick<AuditSubject, 'sketch' | 'words' | 'core'> | undefined {
  if (text === undefined || startLine === undefined || endLine === undefined) return undefined;
  const own = text.slice(startLine, endLine);
  return sketchOf(own) ?? sketchAround(own, AROUND.map((lines) => text.slice(startLine - lines, endLine + lines)));
}

async function owners(reader: CommitReader | undefined): Promise<OwnerOf> {
  for (const place of CODEOWNERS_PLACES) {
    const text = await reader?.read(place);
    if (text !== undefined) return ownerFinder(text);
  }
  return ownerFinder(undefined);
}
