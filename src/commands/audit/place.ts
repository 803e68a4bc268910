import type { AuditItem } from '../../api/audit.ts';

/** Repository, path and lines. */
export const placeOf = ({ repository, path, startLine, endLine }: Pick<AuditItem, 'repository' | 'path' | 'startLine' | 'endLine'>): string =>
  path === undefined ? repository : `${repository === '.' ? '' : `${repository}/`}${path}${startLine === undefined ? '' : `:${startLine}${endLine === startLine ? '' : `-${endLine ?? ''}`}`}`;
