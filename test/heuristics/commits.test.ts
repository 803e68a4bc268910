import type { CommitExample, CommitHeuristic, RepositoryHeuristic } from 'handiwork/heuristic';
import { observeCommitExample, observeRepositoryExample } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';
import { heuristics } from '../../heuristics/index.ts';
import { fillTemplate } from '../../src/engine/template.ts';

const measure = (id: string, example: CommitExample): number | undefined =>
  observeCommitExample(heuristics.find(({ meta }) => meta.id === id) as CommitHeuristic, example)[0]?.measure;

const files = (...changes: [string, number, number][]): CommitExample => ({ message: 'a', files: changes.map(([path, added, deleted]) => ({ path, added, deleted })) });

describe('commit heuristics', () => {
  it.each<[string, CommitExample, number | undefined]>([
    ['message-body', { message: 'Subject\n\n\n' }, 0],
    ['message-body', { message: `Subject\n\n${'line\n'.repeat(500)}` }, 40],
    ['message-bullets', { message: 'Subject\n\n1. one\n2) two\ntext\n* three' }, 0.75],
    ['conventional-prefix', { message: 'feat(api)!: drop it' }, 1],
    ['conventional-prefix', { message: 'feature: drop it' }, 0],
    ['imperative-subject', { message: 'fix: adds a reader' }, 0],
    ['imperative-subject', { message: 'Bump zod' }, 1],
    ['change-size', files(['a', 9, 0]), 1],
    ['change-size', files(), 0],
    ['change-concentration', files(['a', 0, 0], ['b', 0, 0]), 0],
    ['change-growth', files(['a', 0, 0]), undefined],
    ['test-share', files(['src/a.ts', 1, 0], ['src/a.spec.ts', 1, 0], ['tests/b.py', 1, 0], ['pkg/test_c.py', 1, 0]), 0.75],
    ['test-share', files(['src/contest/latest.ts', 1, 0]), 0],
    ['commit-gap', { message: 'a', gap: -50 }, 0],
    ['commit-gap', { message: 'a', gap: 9 }, 1],
  ])('%s of %j is %s', (id, example, expected) => {
    const seen = measure(id, example);
    if (expected === undefined) expect(seen).toBeUndefined();
    else expect(seen).toBeCloseTo(expected, 9);
  });

  it.each<[string, CommitExample, string]>([
    ['message-body', { message: 'Weave' }, 'the message has no body'],
    ['message-body', { message: 'Weave\n\nbecause' }, 'the message has a body of one line'],
    ['message-body', { message: `Weave\n\n${'so\n'.repeat(50)}` }, 'the message has a body of 50 lines'],
    ['conventional-prefix', { message: 'feat: weave' }, 'the subject begins with a conventional prefix'],
    ['conventional-prefix', { message: 'Weave' }, 'the subject has no conventional prefix'],
    ['imperative-subject', { message: 'Add a reader' }, 'the subject opens with a verb in the base form'],
    ['imperative-subject', { message: 'reader added' }, 'the subject does not open with a verb in the base form'],
    ['subject-length', { message: 'Weave' }, 'the subject is one word'],
    ['subject-length', { message: 'Weave on' }, 'the subject has 2 words'],
    ['message-buzzwords', { message: 'Add robust looms' }, '1 of 3 words of the message are praise'],
    ['change-size', files(['a', 1, 3]), 'the commit adds one line'],
    ['change-size', files(['a', 1, 3], ['b', 2, 0]), 'the commit adds 3 lines'],
    ['change-spread', files(['a', 1, 3]), 'the commit touches one file'],
    ['change-spread', files(), 'the commit touches 0 files'],
    ['change-concentration', files(['a', 8, 1], ['b', 1, 0]), 'one of 2 files has 90 % of the changed lines'],
    ['change-concentration', files(['a', 0, 0], ['b', 0, 0]), 'one of 2 files has 0 % of the changed lines'],
    ['commit-gap', { message: 'a', gap: 9 }, 'the commit follows its author\'s previous one within two minutes'],
    ['commit-gap', { message: 'a', gap: 3600 }, 'the commit follows its author\'s previous one after 60 minutes'],
  ])('%s says of %j: %s', (id, example, message) => {
    const heuristic = heuristics.find(({ meta }) => meta.id === id) as CommitHeuristic;
    const [seen] = observeCommitExample(heuristic, example);
    expect(fillTemplate(heuristic.meta.messages[seen!.messageId]!, seen?.data ?? {})).toBe(message);
  });

  it('speak of a commit of two hundred thousand files', () => {
    const all: CommitExample = { message: 'a', files: Array.from({ length: 200_000 }, (_, i) => ({ path: `f${i}.py`, added: 1, deleted: 0 })) };
    for (const heuristic of heuristics) if (heuristic.subject === 'commit') expect(() => observeCommitExample(heuristic, all), heuristic.meta.id).not.toThrow();
  });

  it('never speak of units, so they cannot enter the score of code', () => {
    const inFolder = ['message-body', 'message-bullets', 'conventional-prefix', 'subject-length', 'imperative-subject', 'message-buzzwords',
      'change-size', 'change-spread', 'change-concentration', 'change-growth', 'test-share', 'commit-gap'];
    expect(inFolder.map((id) => heuristics.find(({ meta }) => meta.id === id)?.subject)).toEqual(inFolder.map(() => 'commit'));
  });
});

describe('unresolved-imports', () => {
  const heuristic = heuristics.find(({ meta }) => meta.id === 'unresolved-imports') as RepositoryHeuristic;
  it.each([
    ['a package of the workspace', { 'package.json': '{}', 'p/package.json': '{"name":"@me/p"}', 'a.ts': 'import p from "@me/p/deep";' }, 0],
    ['types under another name', { 'package.json': '{"devDependencies":{"@types/estree":"1"}}', 'a.ts': 'import type { Node } from "estree";' }, 0],
    ['a package nobody declares', { 'package.json': '{"dependencies":null}', 'a.ts': 'import x from "no-such-thing";' }, 1],
  ])('answers %s', (_what, tree, expected) => {
    expect(observeRepositoryExample(heuristic, { files: tree as Record<string, string> })[0]?.measure).toBe(expected);
  });
});
