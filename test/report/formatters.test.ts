import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { FORMATS } from '../../src/report/registry.ts';
import { isSafeText } from '../../src/report/safe-text.ts';
import { reportJsonSchema } from '../../src/report/schema.ts';
import { failed, hostile, ordinary, quiet, reviewed, sources } from './reports.ts';

const render = async (format: string, reports: readonly Report[], colour = false): Promise<string> => {
  const formatter = await FORMATS[format]?.();
  const page = { script: 'show()', style: 'body{margin:0}' };
  const text = formatter?.(reports, { colour, width: 100, page, sources: reports.map(() => sources()) }) ?? '';
  return typeof text === 'string' ? text : [...text].join('');
};

const samples = { ordinary: [ordinary()], reviewed: [reviewed()], hostile: [hostile()], failed: [failed()], quiet: [quiet()], several: [ordinary(), failed()] };
const cases = Object.keys(FORMATS).flatMap((format) => Object.entries(samples).map(([name, reports]) => ({ format, name, reports })));

describe('a formatter', () => {
  it.each(cases)('writes the $name report as $format (golden file)', async ({ format, name, reports }) => {
    await expect(await render(format, reports)).toMatchFileSnapshot(`../golden/${name}.${format}.txt`);
  });

  it.each(cases)('lets nothing of the $name report control a terminal as $format', async ({ format, reports }) => {
    for (const line of (await render(format, reports)).split('\n')) expect(isSafeText(line)).toBe(true);
  });

  it('colours only when asked', async () => {
    expect(await render('pretty', samples.ordinary, true)).toContain('\u001b[');
    expect(await render('pretty', samples.ordinary, false)).not.toContain('\u001b[');
  });

  it('never says of a person or a text that it is written by AI', async () => {
    const text = Object.values(samples).map((reports) => render('pretty', reports));
    expect((await Promise.all(text)).join('\n')).not.toMatch(/AI-written|used AI|clean/i);
  });
});

describe('the JSON report', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true }));
  const validate = ajv.compile(reportJsonSchema());

  it.each(Object.entries(samples))('of the %s run fits the published schema', async (_name, reports) => {
    expect([validate(JSON.parse(await render('json', reports))), validate.errors]).toEqual([true, null]);
  });

  it.each(Object.entries(samples))('of the %s run parses back to what was reported', async (_name, reports) => {
    expect(JSON.parse(await render('json', reports))).toEqual(reports.length === 1 ? reports[0] : reports);
  });

  it('with an unknown field does not fit', () => {
    expect(validate({ ...ordinary(), extra: 1 })).toBe(false);
  });

  it('has its schema in the package, as generated', async () => {
    await expect(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../src/report/report.schema.json');
  });
});

describe('the NDJSON report', () => {
  it('holds one object per line, each with its type and repository', async () => {
    const lines = (await render('ndjson', samples.several)).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['type'])).toEqual([
      'report', 'agent', 'agent', 'change', 'change', 'attributed-change', 'attributed-change', 'file', 'file', 'file', 'skipped', 'skipped', 'note', 'note', 'report', 'note',
    ]);
    expect(new Set(lines.map((line) => line['repository']))).toEqual(new Set(['../web', 'nowhere']));
  });
});
