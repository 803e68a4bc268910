import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/builtins.ts';
import { explainMessage, judgeMessage, messageLength, messageParts, scoreMessage, weighMessage } from '../../src/score/message-score.ts';

const model = builtinRules().models.messages!;

const BY_AN_AGENT = {
  subject: 'feat(loom): add comprehensive thread validation',
  body: 'Threads were previously accepted without checking their tension, causing the loom\nto fail silently — now every thread is validated before weaving.\n\n- Add ThreadValidator with tension bounds\n- Update Loom.weave to raise a clear error\n- Add tests covering both edge cases',
};
const BY_A_PERSON = { subject: 'fix typo', body: '' };

describe('the model of messages', () => {
  it('tells a thorough list from three words', () => {
    expect(judgeMessage(model, BY_AN_AGENT)).toBeGreaterThan(2);
    expect(judgeMessage(model, BY_A_PERSON)).toBeLessThan(-0.5);
  });

  it('knows nothing of a message without a trait that it knows', () => {
    const blank = { ...model, weights: new Int8Array(1 << model.bits) };
    expect(scoreMessage(blank, BY_AN_AGENT)).toBe(model.bias);
  });

  it.each([['', '', 0], ['fix typo', '', 2], ['Weave', 'it\n\n- so', 4]])('counts words: "%s" and "%s"', (subject, body, length) => {
    expect(messageLength({ subject, body })).toBe(length);
  });
});

describe('what a message says of its change', () => {
  it('counts less where it speaks for a person: people write messages for what agents wrote', () => {
    const weight = { for: 1, against: 0.5 };
    expect([4, 0, -4].map((logOdds) => weighMessage({ weight }, logOdds))).toEqual([4, 0, -2]);
    expect(model.weight.against).toBeLessThan(model.weight.for);
  });

  it.each([BY_AN_AGENT, BY_A_PERSON, { subject: '', body: '' }])('adds up to its score: $subject', (message) => {
    const { start, for: spoken, against } = messageParts(model, message);
    expect(start + spoken + against).toBeCloseTo(scoreMessage(model, message), 9);
    expect(spoken).toBeGreaterThanOrEqual(0);
    expect(against).toBeLessThanOrEqual(0);
  });

  it('is told trait by trait, strongest first', () => {
    const told = explainMessage(model, BY_AN_AGENT, 8);
    const sizes = told.map(({ weight }) => Math.abs(weight));
    expect(told).toHaveLength(8);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(told.map(({ kind, value }) => `${kind} ${value}`)).size).toBe(8);
  });

  it('adds up: all traits and the bias are the score', () => {
    const one = { subject: 'x', body: '' };
    const sum = explainMessage(model, one, 1000).reduce((total, { weight }) => total + weight, model.bias);
    expect(sum).toBeCloseTo(scoreMessage(model, one), 6);
  });
});
