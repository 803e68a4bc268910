import { definePlugin, type UnitHeuristic } from 'handiwork/heuristic';
import { describe, expect, it } from 'vitest';
import { heuristics } from '../../heuristics/index.ts';
import { createRegistry, skipReason, unitHeuristics } from '../../src/engine/registry.ts';
import { HandiworkError } from '../../src/shared/errors.ts';

const registry = createRegistry(heuristics);
const find = (id: string): UnitHeuristic => registry.find(id) as UnitHeuristic;
const emoji = find('emoji');
const plugin = definePlugin({ meta: { name: 'handiwork-plugin-house', version: '1.0.0', namespace: 'house' }, heuristics: [emoji] });

describe('createRegistry', () => {
  it('puts plugin heuristics under their namespace, beside the built-in ones', () => {
    const joined = createRegistry(heuristics, [plugin]);
    expect(joined.find('house/emoji')?.meta.summary).toBe(emoji.meta.summary);
    expect(joined.find('emoji')).toBe(emoji);
    expect(joined.units).toHaveLength(registry.units.length + 1);
  });

  it('refuses two heuristics with one id', () => {
    expect(() => createRegistry(heuristics, [plugin, plugin])).toThrow(HandiworkError);
  });

  it('sorts by id whatever the order given', () => {
    expect(createRegistry([...heuristics].reverse()).all.map(({ meta }) => meta.id)).toEqual(registry.all.map(({ meta }) => meta.id));
  });

  it('knows no heuristic by an inherited name', () => {
    expect(registry.find('constructor')).toBeUndefined();
  });
});

describe('skipReason', () => {
  it.each([
    ['emoji', 'python', undefined],
    ['emoji', 'markdown', 'not for markdown'],
    ['broad-catches', 'typescript', 'not for typescript'],
    ['bullet-share', 'markdown', undefined],
    ['unused-imports', 'typescript', 'needs scope'],
  ] as const)('of %s on %s is %s', (id, language, reason) => {
    expect(skipReason(find(id), language, ['scope'])).toBe(reason);
  });

  it('runs scope heuristics where scopes are computed', () => {
    expect(unitHeuristics(registry, 'typescript', []).map(({ meta }) => meta.id)).toContain('unused-imports');
    expect(unitHeuristics(registry, 'typescript').map(({ meta }) => meta.id)).not.toContain('unused-imports');
  });
});
