import type { Report } from '../api/report.ts';
import { reportSchema } from '../report/schema.ts';
import { HandiworkError } from '../shared/errors.ts';

/**
 * Reads reports of `--format json`: one, or a list.
 *
 * @param name How messages name the file.
 * @throws {HandiworkError} When it is something else, or the reports hold no findings.
 */
export function parseReports(text: string, name: string): Report[] {
  const bad = (why: string, cause?: unknown): HandiworkError => new HandiworkError(`"${name}" is no report: ${why}.`, { hint: 'Write one with handiwork scan <repository> --format json.', cause });
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    throw bad('it is not JSON', error);
  }
  const parts = Array.isArray(value) ? value : [value];
  if (parts.length === 0) throw bad('it is empty');
  return parts.map((part: unknown) => {
    const parsed = reportSchema.safeParse(part);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw bad(issue === undefined ? 'its shape is another' : `${issue.path.join('.') || 'the whole'}: ${issue.message}`, parsed.error);
    }
    if (parsed.data.review !== undefined) throw bad('it is about a change, not about a repository');
    if (parsed.data.findings === undefined && parsed.data.repository.head !== '') throw bad('it holds no findings');
    return parsed.data as Report;
  });
}
