import type { AuditItem } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';

/** Somebody else was quicker: what was to be appended rests on something that is no longer so. */
export class Conflict extends HandiworkError {
  /** As it stands now; absent when the conflict is about an import. */
  readonly item: AuditItem | undefined;
  constructor(message: string, item?: AuditItem) {
    super(message, { hint: 'Look at it again, then repeat what you meant.' });
    this.name = 'Conflict';
    this.item = item;
  }
}
