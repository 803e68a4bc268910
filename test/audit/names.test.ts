import { describe, expect, it } from 'vitest';

import type { LedgerDraft } from '../../src/api/audit.ts';
import { checkNames, isName } from '../../src/audit/names.ts';

describe('the name of somebody who acts in an audit', () => {
  it.each(['Ada', 'Ada Lovelace', "O'Neil, J.", 'Łukasz', '李小龍', 'ada@example.org', 'a'.repeat(100), '=SUM(1)', '🦊'])('can be %j', (name) => expect(isName(name)).toBe(true));

  it.each(['', ' ', ' Ada', 'Ada ', 'Ada  Lovelace', '# Ada', 'a'.repeat(101), 'Ada\nEve', 'Ada\tEve', 'Ada\u2028Eve', 'Ada\u2029Eve', 'Ada\u0085', 'Ada\u0000', 'Ada\u001b[2J', '\u202eadA', 'A\u200bda', 'A\u00a0da', '\ud800', '\ue000'])(
    'cannot be %j', (name) => expect(isName(name)).toBe(false),
  );

  const assigned = (assignee: string | null): LedgerDraft => ({ kind: 'assigned', item: 'f2', body: { assignee } });
  const accepted = (approver: string): LedgerDraft => ({ kind: 'decided', item: 'f2', body: { state: 'accepted', reason: 'x', approver, expires: '2027-01-31' } });

  it.each<[string, string, LedgerDraft[]]>([
    ['who writes', 'Eve\u2028Ada', []], ['who is assigned', 'Ada', [assigned('Eve\u2028Ada')]], ['who approves', 'Ada', [accepted('Eve\u2028Ada')]],
  ])('is looked at wherever an entry names somebody: %s', (_name, actor, drafts) => {
    expect(() => checkNames(actor, drafts)).toThrow('"Eve?Ada" cannot name somebody in an audit.');
    expect(() => checkNames('Ada', [assigned('Grace'), assigned(null), accepted('Lin')])).not.toThrow();
  });
});
