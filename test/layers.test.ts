import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IFlattenedRuleSet, type IResolveOptions } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { default: layers } = (await import(new URL('../.dependency-cruiser.mjs', import.meta.url).href)) as {
  default: { forbidden: unknown[]; options: { enhancedResolveOptions: object } };
};

/** @returns `rule: from → to`, for every import that a rule forbids. */
async function violations(folder: string): Promise<string[]> {
  const { enhancedResolveOptions, ...options } = layers.options;
  const ruleSet = { forbidden: layers.forbidden } as unknown as IFlattenedRuleSet;
  const { output } = await cruise(['src', 'heuristics'], { ...options, baseDir: folder, validate: true, ruleSet }, enhancedResolveOptions as IResolveOptions, {
    tsConfig: extractTSConfig(join(ROOT, 'tsconfig.json')),
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe('the layers', () => {
  it('hold in this repository', async () => {
    expect(await violations(ROOT)).toEqual([]);
  }, 60_000);
});

describe('the leaf helpers', () => {
  it('are few: one more has its home in the folder that it serves', () => {
    expect(readdirSync(join(ROOT, 'src/shared')).length).toBeLessThanOrEqual(6);
  });
});

describe('the layer rules', () => {
  let root: string;
  const planted: Record<string, string> = {
    'heuristics/comments/reads-files': "import 'node:fs';",
    'heuristics/comments/knows-history': "import '../../src/history/git.ts';",
    'src/history/git': "import 'node:child_process';",
    'src/discover/knows-history': "import '../history/git.ts';",
    'src/engine/reads-files': "import 'node:fs';",
    'src/audit/knows-the-store': "import '../store/reads-repositories.ts';",
    'src/store/reads-repositories': "import '../history/git.ts';",
    'src/serve/knows-the-store': "import '../store/reads-repositories.ts';",
    'src/survey/knows-the-store': "import '../store/reads-repositories.ts';",
    'src/engine/knows-languages': "import '../languages/parse.ts';",
    'src/languages/parse': 'export const parse = 1;',
    'src/report/reads-files': "import 'node:fs';",
    'src/report/starts-processes': "import 'child_process';",
    'src/scan': "import './commands/scan.ts';",
    'src/commands/scan': 'export const run = 1;',
    'src/explain': "import './commands/scan.ts';",
    'src/removal': "import './report/reads-files.ts';",
    'src/cli': "import './scan.ts';",
    'src/kit/knows-engine': "import '../engine/reads-files.ts';",
    'src/shared/a': "import './b.ts'; export const a = 1;",
    'src/shared/b': "import './a.ts'; export const b = 1;",
    'src/api/one': "import type { Two } from './two.ts'; export interface One { two: Two }",
    'src/api/two': "import type { One } from './one.ts'; export interface Two { one: One }",
    'src/score/knows-tests': "import '../../test/helper.ts';",
    'src/web/knows-history': "import '../history/git.ts';",
    'src/commands/knows-pages': "import '../web/knows-history.ts';",
    'test/helper': 'export const helper = 1;',
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'handiwork-layers-'));
    for (const [path, text] of Object.entries(planted)) {
      const file = join(root, `${path}.ts`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${text}\n`);
    }
    writeFileSync(join(root, 'package.json'), '{"name":"planted","type":"module"}');
    writeFileSync(join(root, 'tsconfig.json'), '{}');
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('find every leak that was planted', async () => {
    const found = await violations(root);
    const rules = (file: string): string[] => found.filter((one) => one.includes(` ${file}.ts →`)).map((one) => one.split(':')[0] ?? '').sort();
    expect(rules('heuristics/comments/reads-files')).toEqual(['heuristics-are-pure']);
    expect(rules('heuristics/comments/knows-history')).toEqual(['heuristics-are-pure']);
    expect(rules('src/discover/knows-history')).toEqual(['discover-imports']);
    expect(rules('src/engine/reads-files')).toEqual(['engine-is-pure']);
    expect(rules('src/audit/knows-the-store')).toEqual(['audit-imports']);
    expect(rules('src/store/reads-repositories')).toEqual(['store-imports']);
    expect(rules('src/serve/knows-the-store')).toEqual(['serve-imports']);
    expect(rules('src/survey/knows-the-store')).toEqual(['survey-imports']);
    expect(rules('src/engine/knows-languages')).toEqual(['engine-imports']);
    expect(rules('src/report/reads-files')).toContain('formatters-are-pure');
    expect(rules('src/report/starts-processes')).toContain('formatters-are-pure');
    for (const part of ['src/scan', 'src/explain', 'src/removal']) expect(rules(part)).toEqual(['scan-is-no-command']);
    expect(rules('src/cli')).toEqual(['cli-is-thin']);
    expect(rules('src/kit/knows-engine')).toEqual(['kit-imports']);
    expect(rules('src/score/knows-tests')).toEqual(['product-without-tooling']);
    expect(rules('src/web/knows-history')).toEqual(['web-imports']);
    expect(rules('src/commands/knows-pages')).toEqual(['nobody-imports-the-front-end']);
    expect([rules('src/shared/a'), rules('src/api/one')]).toEqual([['no-circles'], ['no-circles']]); // types too
  }, 60_000);
});
