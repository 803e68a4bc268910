import { describe, expect, it } from 'vitest';

import { readDisclosure } from '../../src/config/disclosure.ts';

const agentOf = (name: string): string | undefined => ({ 'claude code': 'claude-code', 'claude-code': 'claude-code', qoder: 'qoder' })[name.toLowerCase()];
const read = (body: string) => readDisclosure(`Subject\n\n${body}\n`, { trailers: ['assisted-by'] }, agentOf);

describe('a disclosure', () => {
  it.each([
    { name: 'names an agent', body: 'Assisted-by: qoder', state: 'disclosed' },
    { name: 'names an agent and its model', body: 'Assisted-by: claude-code:claude-opus-4.6', state: 'disclosed' },
    { name: 'names an agent, its model in brackets, and an address', body: 'Assisted-by: Claude Code (opus) <noreply@example.com>', state: 'disclosed' },
    { name: 'may be written in any case', body: 'ASSISTED-BY: Qoder', state: 'disclosed' },
    { name: 'may say that there was none', body: 'Assisted-by: none', state: 'denied' },
    { name: 'has to name an agent that exists', body: 'Assisted-by: my computer', state: 'malformed' },
    { name: 'has to say something', body: 'Assisted-by:', state: 'malformed' },
    { name: 'is not another trailer', body: 'Reviewed-by: qoder', state: 'absent' },
    { name: 'is not prose', body: 'This was assisted by qoder', state: 'absent' },
  ])('$name', ({ body, state }) => {
    expect(read(body).state).toBe(state);
  });

  it('is not read from the subject', () => {
    expect(readDisclosure('Assisted-by: qoder', { trailers: ['assisted-by'] }, agentOf)).toEqual({ state: 'absent' });
  });

  it('names every agent', () => {
    expect(read('Assisted-by: qoder\nAssisted-by: claude-code')).toEqual({ state: 'disclosed', agents: ['qoder', 'claude-code'] });
  });
});
