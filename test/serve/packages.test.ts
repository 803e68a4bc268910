import { describe, expect, it } from 'vitest';

import type { AuditItem } from '../../src/api/audit.ts';
import { packagesOf } from '../../src/serve/packages.ts';
import type { Standing } from '../../src/serve/mirror.ts';
import type { SourceReader } from '../../src/serve/source-reader.ts';

const item = (path: string): AuditItem => ({ repository: 'web', path }) as AuditItem;

describe('packages of an audit', () => {
  it('are looked for again where the repository could not be read, and once where it could', async () => {
    const answers = [undefined, ['packages/cli/package.json', 'packages/cli/a.ts']];
    let asked = 0;
    const sources = { paths: () => Promise.resolve(answers[asked++]) } as unknown as SourceReader;
    const standing = { heads: new Map([['web', 'a'.repeat(40)]]) } as unknown as Standing;
    const packages = packagesOf(sources);
    const found: string[] = [];
    for (let time = 0; time < 3; time += 1) found.push((await packages(standing))(item('packages/cli/a.ts')));
    expect([found, asked]).toEqual([['.', 'packages/cli', 'packages/cli'], 2]);
  });
});
