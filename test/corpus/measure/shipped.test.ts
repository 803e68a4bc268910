import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { measureFamily } from '../../../corpus/measure/family.ts';
import { emptyFigures } from '../../../corpus/measure/figures.ts';
import { saidByShipped, scoreUnits, shippedMeans, shippedModel } from '../../../corpus/measure/shipped.ts';
import { foundBy, outOfFoldTable, unseenPage, whoIn } from '../../../corpus/measure/unseen-page.ts';
import { createRegistry } from '../../../src/engine/registry.ts';
import { asUnit } from '../../../src/languages/source.ts';
import { StyleModels } from '../../../src/score/model.ts';
import { UnitScorer } from '../../../src/score/unit-score.ts';
import { heuristics } from '../../../heuristics/index.ts';
import { removeScratch, scratchFolder } from '../../history/scratch.ts';
import { pythonFunction } from '../made-corpus.ts';

afterAll(removeScratch);

const models = new StyleModels();
const model = shippedModel(models, 'python');

/** Twelve functions of an agent and twelve of a person, in one commit each. */
const units = Array.from({ length: 24 }, (_, i) => ({
  id: `u${i}`, repo: 'ada/loom', group: 'ada', commit: i % 2 ? 'c1' : 'c2', path: 'a.py', lang: 'python', kind: 'function', slice: i % 2 ? 'ai' : 'eramatched',
  label: '', date: '2024-01-01', lines: 10, text: pythonFunction(`step_${i}`, i),
}));

function written(name: string, rows: readonly object[]): string {
  const file = join(scratchFolder(), name);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
}

describe('units that nothing was learned from', () => {
  const file = written('units.jsonl', [...units, { ...units[0], id: 'u', slice: 'unmarked' }]);

  it('get the score and the probability that a scan gives them', async () => {
    const { examples, slight } = await scoreUnits([file], 'python', model);
    const unit = new UnitScorer(model, createRegistry(heuristics).units.filter(({ meta }) => !meta.needs.includes('scope'))).score(asUnit('a.py', units[0]!.text)!);
    expect(examples.map(({ id }) => id)).toEqual(units.map(({ id }) => id));
    expect(examples[0]).toMatchObject({ score: unit.score, sloc: unit.sloc });
    const figures = emptyFigures();
    const rows = measureFamily(figures, { family: 'python', examples, density: new Map(), means: shippedMeans(model, new Map([['ada/loom@c1', 1]]), slight), firstList: new Map(), compare: new Map() });
    expect(rows.function[0]!.p).toBeCloseTo(unit.resemblance, 12);
    expect(rows.commit).toHaveLength(1);
    expect(figures.cells.find(({ level, against }) => level === 'function' && against === 'core')).toMatchObject({ agent: 12, human: 12 });
  });

  it('are flagged from the shipped threshold of their dialect on', () => {
    const { thresholds } = shippedMeans(model, new Map(), new Set());
    expect(thresholds('commit', [], 0.005)({ fold: 0, lang: 'python' })).toBe(model.thresholds.python!.commit.half);
  });

  it('are asked with what their messages say', async () => {
    const messages = written('messages.jsonl', [{ repo: 'ada/loom', group: 'ada', commit: 'c1', slice: 'ai', date: '', subject: 'Add comprehensive test suite with robust error handling', body: '' }]);
    expect([...(await saidByShipped(messages, models)).keys()]).toEqual(['ada/loom@c1']);
  });
});

describe('the page of such units', () => {
  const accuracy = '## Python\n\n| rows | n | core | pre2022 | era-matched | pre-agent | found at 1 % | at 0.1 % | calibration error |\n| **function** | 9 / 9 / 9 | .937 (.923–.949) | .953 (.9–1) | .916 (.898–.933) | – | .60 | .34 | .008 |\n';

  it('has each figure beside the one out of fold', async () => {
    const { examples, slight } = await scoreUnits([written('units.jsonl', units)], 'python', model);
    const figures = emptyFigures();
    const means = shippedMeans(model, new Map([['ada/loom@c1', 99], ['ada/loom@c2', -99]]), slight);
    const { commit } = measureFamily(figures, { family: 'python', examples, density: new Map(), means, firstList: new Map(), compare: new Map() });
    const found = foundBy('python', commit, { thresholdOf: means.thresholds('commit', commit, 0.005), longLived: new Set(['ada/loom']) });
    const page = unseenPage(figures, outOfFoldTable(accuracy), { who: [whoIn('python', examples)], found });
    expect(page).toMatch(/\| Python function \| [.\d]+ \([^)]*\) \/ \.937 \| [.\d]+ \([^)]*\) \/ \.916 \| [.\d]+ \/ \.60 \| [.\d]+ \/ \.34 \| [.\d]+ \/ \.008 \|/);
    expect(page).toContain('| Python | projects of people | 1 | 1 | 100.0 % |');
    expect(page).toContain('| Python | projects made with agents | 0 | 0 | – |');
    expect(page).toContain('| Python, any agent | 1 | 1 |');
    expect(page).toContain('| Python, eramatched | 1 | 1 |');
  });
});
