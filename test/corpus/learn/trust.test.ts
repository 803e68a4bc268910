import { describe, expect, it } from 'vitest';
import { trustOf } from '../../../corpus/learn/trust.ts';

const manifest = [{ repo: 'a/agents-first' }, { repo: 'a/people-first', agentsCameLater: true as const }];

describe('trust in a label', () => {
  it.each([
    ['a declared change where agents wrote from the start', { repo: 'a/agents-first', slice: 'ai' }, 1],
    ['a declared change among people', { repo: 'a/people-first', slice: 'ai' }, 0.1],
    ['what people wrote there', { repo: 'a/people-first', slice: 'eramatched' }, 1],
    ['a repository of no manifest', { repo: 'b/unknown', slice: 'ai' }, 1],
  ] as const)('%s', (_, example, trust) => expect([...trustOf([example], manifest)]).toEqual([trust]));
});
