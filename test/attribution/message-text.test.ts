import { describe, expect, it } from 'vitest';
import { messageText } from '../../src/attribution/message-text.ts';

describe('a message for the model', () => {
  it.each([
    { name: 'a trailer', message: 'Fix\n\nBecause.\n\nCo-authored-by: Claude <noreply@anthropic.com>', body: 'Because.' },
    { name: 'a footer', message: 'Fix\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\n', body: '' },
    { name: 'a session link', message: 'Fix\n\nWhy.\nhttps://claude.ai/code/session_1', body: 'Why.' },
    { name: 'a sign-off', message: 'Fix\n\nWhy.\n\nSigned-off-by: Ada <ada@example.org>\nChange-Id: I123', body: 'Why.' },
    { name: 'the rule above co-authors', message: 'Fix\n\n* Why.\n\n---------\n\nCo-authored-by: Claude <noreply@anthropic.com>', body: '* Why.' },
    { name: 'an agent in the prose', message: 'Fix\n\nAs Claude Code found, it broke.', body: 'As AGENT found, it broke.' },
    { name: 'an address in the prose', message: 'Fix\n\nReported to ada@example.org today.', body: 'Reported to ADDRESS today.' },
    { name: 'a key that is prose', message: 'Fix\n\nNote: it broke.', body: 'Note: it broke.' },
  ])('is read without $name', ({ message, body }) => {
    expect(messageText(message)).toEqual({ subject: 'Fix', body });
  });

  it.each([
    { message: 'feat: weave (aider)', subject: 'feat: weave' },
    { message: 'aider: weave', subject: 'weave' },
    { message: 'Ask Codex to weave', subject: 'Ask AGENT to weave' },
    { message: '[codex] Weave (#12)', subject: 'Weave (#12)' },
    { message: 'Weave 🤖 Generated with Codex (#12)', subject: 'Weave' },
    { message: 'Weave, generated with [Claude Code](https://claude.com/claude-code)', subject: 'Weave,' },
    { message: 'Weave what is generated with looms', subject: 'Weave what is generated with looms' },
    { message: '', subject: '' },
  ])('"$message" has the subject "$subject"', ({ message, subject }) => {
    expect(messageText(message).subject).toBe(subject);
  });

  it('is the same where a catalogue knows nothing more of it', () => {
    const message = 'Ask Codex to weave\n\nWhy.\n\n---\nSee https://example.org\nSigned-off-by: Ada <ada@example.org>';
    expect(messageText(message, { declaring: new Set(), names: /\bzorbo\b/gi })).toEqual(messageText(message));
  });

  it('loses what a catalogue knows to declare, and the names that it knows', () => {
    const message = 'Zorbo weaves\n\nWoven by a zorbo\nAs Zorbo found, it broke.';
    expect(messageText(message, { declaring: new Set([3]), names: /\bzorbo\b/gi })).toEqual({ subject: 'AGENT weaves', body: 'As AGENT found, it broke.' });
  });
});
