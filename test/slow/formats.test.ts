import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FORMATS } from '../../src/report/registry.ts';
import { isSafeText } from '../../src/report/safe-text.ts';
import { run } from '../commands/run.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';
import { readXml } from '../report/xml.ts';
import { buildPage } from '../web/build.ts';

/** Bytes of UTF-8 as the Latin-1 string that the importer takes. */
const bytes = (text: string): string => Buffer.from(text).toString('latin1');

const NAMES = [
  'plain.py', 'a\n::error::b.py', "=cmd|'calc'!A1.py", '</script><img src=x>.py', bytes('a\u202etxt.py'), 'esc\u001b[2J.py', '%0A,b:c.py', '`|` @all #1.py', 'not utf-8 \xff\xfe.py',
  '-rf.py', 'C:\\x\\y.py', '"quote\'.py', 'http:__evil.example.py', bytes('größe 👍.py'),
];
/** The long lines are in two more files. */
const BREACHES = NAMES.length + 2;
const CLAUDE = 'Add\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n';
const schema = (name: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;

let folder: string;
let code: number;
const written = (format: string): string => readFileSync(join(folder, `out.${format}`), 'utf8');

beforeAll(async () => {
  await buildPage('report');
  folder = scratchFolder();
  const files = new Map(NAMES.map((name, at) => [name, `def f${at}():\n    return ${at}\n`]));
  makeRepository(folder, [{ parents: [], date: noon('2026-08-01'), message: CLAUDE, files: files.set('long.py', `x = "${'y'.repeat(10 << 20)}"\n`).set('long.txt', `${'y'.repeat(10 << 20)}\n`) }]);
  const outputs = Object.keys(FORMATS).flatMap((format) => ['--output', `${format}=out.${format}`]);
  ({ code } = await run(['scan', folder, '--ban', 'claude-code', ...outputs], { cwd: folder }));
});
afterAll(removeScratch);

describe('a repository whose paths try to break out, with lines of megabytes', () => {
  it('is read whole, every file of it a breach', () => {
    const { coverage, policy, findings } = JSON.parse(written('json')) as { coverage: { notes: { path?: string; incomplete?: boolean }[] }; policy: { breaches: unknown[] }; findings: { endColumn: number; path: string }[] };
    expect([code, coverage.notes.filter(({ incomplete }) => incomplete)]).toEqual([1, []]);
    expect(policy.breaches).toHaveLength(BREACHES);
    expect(findings.find(({ path }) => path === 'long.txt')?.endColumn).toBe((10 << 20) + 1);
  });

  it.each(Object.keys(FORMATS))('cannot control a terminal as %s', (format) => {
    expect(written(format).split('\n').filter((line) => !isSafeText(line))).toEqual([]);
  });

  it('fits the schemas of SARIF, GitLab and Agent Trace', () => {
    const { $schema: _draft, id: _id, ...sarif } = schema('sarif-2.1.0.schema.json');
    const strict = { strict: false, allErrors: true };
    const checks = [
      [new Ajv(strict), sarif, JSON.parse(written('sarif'))],
      [new Ajv(strict), { type: 'array', items: schema('gitlab-code-quality.schema.json') }, JSON.parse(written('gitlab'))],
      [new Ajv2020(strict), schema('agent-trace-0.1.0.schema.json'), JSON.parse(written('agent-trace'))],
    ] as const;
    for (const [ajv, rules, value] of checks) {
      const validate = addFormats.default(ajv).compile(rules);
      expect([validate(value), validate.errors]).toEqual([true, null]);
    }
  });

  it('names no place on this machine in a page', () => {
    expect(written('html')).not.toContain(process.cwd());
  });

  it('has relative, percent-encoded addresses in SARIF', () => {
    const { runs } = JSON.parse(written('sarif')) as { runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
    const uris = runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri ?? '') ?? [];
    expect(uris).toHaveLength(BREACHES);
    for (const uri of uris) expect(uri).toMatch(/^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$/);
    expect(uris).toContain('a%0A%3A%3Aerror%3A%3Ab.py');
  });

  it('is well-formed as JUnit, with a failure for each breach', () => {
    const [suite] = readXml(written('junit')).children;
    expect(suite?.attributes).toMatchObject({ failures: String(BREACHES), errors: '0' });
  });

  it('starts no workflow command but its own', () => {
    for (const line of written('github').trimEnd().split('\n').slice(0, -1)) expect(line).toMatch(/^::error file=[^,:]*,line=1,endLine=\d+,title=Handiwork%3A declared::/);
  });
});
