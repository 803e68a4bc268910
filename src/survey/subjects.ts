import type { AuditSubject } from '../api/audit.ts';
import type { Finding } from '../api/finding.ts';
import type { Report } from '../api/report.ts';
import type { Owned } from '../audit/import-diff.ts';
import { sketchAround, sketchOf } from '../audit/sketch.ts';
import { TextLines } from '../findings/lines.ts';
import { CODEOWNERS_PLACES, ownerFinder, type OwnerOf } from '../worklist/owners.ts';
import type { CommitReader } from './reader.ts';

/**
 * The findings of a report as an audit keeps them: with who answers for the path, and with a sketch of the text.
 *
 * @param reader Texts of the reported commit. Without it nothing has a sketch, and owners are directories.
 */
export async function subjectsOf({ repository: { path: repository }, findings = [] }: Report, reader: CommitReader | undefined): Promise<Owned[]> {
  const ownerOf = await owners(reader);
  const texts = new Map<string, TextLines | undefined>();
  const subjects: Owned[] = [];
  for (const finding of findings) {
    if (finding.suppression !== undefined) continue;
    const { path } = finding;
    if (path !== undefined && reader !== undefined && !texts.has(path)) {
      const text = await reader.read(path);
      texts.clear(); // findings come file by file: one text at a time is enough
      texts.set(path, text === undefined ? undefined : new TextLines(text));
    }
    subjects.push({ ...bareSubject(finding, repository), ...sketch(finding, texts.get(path ?? '')), owner: ownerOf(path) });
  }
  return subjects;
}

function bareSubject({ rule, class: evidence, level, heuristic, message, path, startLine, endLine, agent, model, commit, resemblance, fingerprint }: Finding, repository: string): AuditSubject {
  const lines = startLine === undefined || endLine === undefined ? 0 : endLine - startLine + 1;
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
