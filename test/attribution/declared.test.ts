import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agent, Commit, Person } from 'handiwork/heuristic';
import { agents } from '../../heuristics/commits/agents/index.ts';
import { createDeclarationMatcher } from '../../src/attribution/declared.ts';

const matcher = createDeclarationMatcher(agents);
const jane: Person = { name: 'Jane Doe', email: 'jane@example.org' };
const AUTUMN_2026 = Date.UTC(2026, 8, 1) / 1000;

function commit(message: string, options: { author?: Person; committer?: Person; day?: string } = {}): Commit {
  const seconds = options.day === undefined ? AUTUMN_2026 : Date.parse(`${options.day}T12:00:00Z`) / 1000;
  return {
    id: 'c'.repeat(40),
    parents: [],
    author: options.author ?? jane,
    authorDate: seconds,
    committer: options.committer ?? options.author ?? jane,
    committerDate: seconds,
    message,
  };
}

const claude = 'Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>';
const declared = (message: string, options: Parameters<typeof commit>[1] = {}) => matcher.declaredBy(commit(message, options));

describe('a commit declares an agent', () => {
  it.each([
    { name: 'in a trailer at the end', message: `fix: x\n\nWhy.\n\n${claude}\n`, agent: 'claude-code', model: 'claude-opus-4.6' },
    { name: 'in a trailer amid a squash body', message: `feat: y (#3)\n\n* one\n\n${claude}\n\n* two\n\nmore\n`, agent: 'claude-code' },
    { name: 'in a folded trailer', message: 'fix: x\n\nCo-authored-by: Claude\n <noreply@anthropic.com>\n', agent: 'claude-code' },
    { name: 'without the closing bracket', message: 'fix: x\n\nCo-authored-by: Claude <noreply@anthropic.com\n', agent: 'claude-code' },
    { name: 'without brackets', message: 'fix: x\n\nCo-authored-by: OpenHands-GPT-5 openhands@all-hands.dev\n', agent: 'openhands', model: 'gpt-5' },
    { name: 'with colour codes around it', message: 'fix: x\n\n\x1b[38;2;248;248;242m🤖 Generated with [Claude Code](https://claude.ai/code)\x1b[0m\n', agent: 'claude-code' },
    { name: 'after a typed backslash-n', message: 'fix: x\\n\\nCo-authored-by: openhands <openhands@all-hands.dev>', agent: 'openhands' },
    { name: 'with an emoji before the name', message: 'fix: x\n\nAssisted-By: 🤖 Claude Code\n', agent: 'claude-code' },
    { name: 'with an emoji before the key', message: 'fix: x\n\n🤖 Co-authored-by: Claude <noreply@anthropic.com>\n\n* more\n', agent: 'claude-code' },
    { name: 'with a Cyrillic letter in the key', message: 'fix: x\n\n\u0421o-authored-by: Claude <noreply@anthropic.com>\n', agent: 'claude-code' },
    { name: 'with Cyrillic letters in the value', message: 'fix: x\n\nCo-authored-by: Cl\u0430ude <n\u043er\u0435ply@anthropic.com>\n', agent: 'claude-code' },
    { name: 'with a zero-width space inside the key', message: 'fix: x\n\nCo-auth\u200bored-by: Claude <noreply@anthropic.com>\n', agent: 'claude-code' },
    { name: 'at the end of a very long message', message: `fix: x\n\n${'more\n'.repeat(100_000)}\n${claude}\n`, agent: 'claude-code' },
    { name: 'in full-width letters', message: 'fix: x\n\nＣｏ-authored-by: Claude <noreply@anthropic.com>\n', agent: 'claude-code' },
    { name: 'with Windows line ends', message: `fix: x\r\n\r\n${claude}\r\n`, agent: 'claude-code' },
    { name: 'in a footer', message: 'fix: x\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\n', agent: 'claude-code' },
    { name: 'in the messages `git merge --squash` indents', message: `Squashed commit of the following:\n\ncommit ${'a'.repeat(40)}\nAuthor: Jane <j@example.org>\n\n    fix: x\n\n    ${claude}\n`, agent: 'claude-code' },
    { name: 'in a subject', message: 'aider: add tests\n', agent: 'aider' },
    { name: 'by its kernel form', message: 'x86: fix\n\nAssisted-by: Claude:claude-opus-4-6 coccinelle\n', agent: 'claude-code', model: 'claude-opus-4.6' },
    { name: 'with another vendor’s model inside', message: 'fix: x\n\nCo-Authored-By: Claude (glm-4.7) <noreply@anthropic.com>\n', agent: 'claude-code', model: 'glm-4.7' },
    { name: 'as its signer', message: 'fix: x\n\nSigned-off-by: Claude Code <noreply@anthropic.com>\n', agent: 'claude-code' },
    { name: 'in a disclosure that names it', message: 'fix: x\n\n🤖 AI disclosure: drafted with assistance from Claude (Opus 4.7).\n', agent: 'claude-code', model: 'claude-opus-4.7' },
    { name: 'by an unknown tool with a known model', message: 'fix: x\n\nAssisted-by: Frobnicator:glm-5.2\n', agent: 'generic', model: 'glm-5.2' },
    { name: 'in the agent’s own revert', message: `Revert "feat: x"\n\nThis reverts commit ${'b'.repeat(40)}.\n\n${claude}\n`, agent: 'claude-code' },
  ])('$name', ({ message, agent, model }) => {
    const found = declared(message);
    expect(found?.agent).toBe(agent);
    if (model !== undefined) expect(found?.model).toBe(model);
  });

  it.each([
    ['claude-code', { name: 'Claude', email: 'noreply@anthropic.com' }],
    ['github-copilot', { name: 'copilot-swe-agent[bot]', email: '198982749+Copilot@users.noreply.github.com' }],
    ['devin', { name: 'Devin AI', email: '158243242+devin-ai-integration[bot]@users.noreply.github.com' }],
    ['aider', { name: 'Jane Doe (aider)', email: 'jane@example.org' }],
    ['codex', { name: 'openai-code-agent[bot]', email: '242516109+Codex@users.noreply.github.com' }],
    ['jules', { name: 'google-labs-jules[bot]', email: '161369871+google-labs-jules[bot]@users.noreply.github.com' }],
  ])('as its author: %s', (agent, author) => {
    expect(declared('fix: x\n', { author })).toMatchObject({ agent, heuristic: 'author-identity', tier: 'authored' });
  });

  it('and the co-author of an agent’s commit is the person', () => {
    const author = { name: 'copilot-swe-agent[bot]', email: '198982749+Copilot@users.noreply.github.com' };
    const found = declared('Add tests\n\nCo-authored-by: octocat <1+octocat@users.noreply.github.com>\n', { author });
    expect(found).toMatchObject({ agent: 'github-copilot', alsoAgents: [] });
  });
});

describe('a commit declares nothing', () => {
  it.each([
    ['prose that praises an agent', 'docs: x\n\nClaude Code and Copilot helped me understand this; generated with love.\n'],
    ['a sentence that begins like a footer', 'docs: x\n\nGenerated with Claude Code footers are now removed.\n'],
    ['a list entry about a footer', 'docs: x\n\n- Generated with Cursor rules in mind\n'],
    ['a quoted trailer', `docs: x\n\n> ${claude}\n`],
    ['an indented example', `docs: x\n\nAdd a line such as\n\n    ${claude}\n\nto the message.\n`],
    ['a fenced example', `docs: x\n\n\`\`\`\n${claude}\n\`\`\`\n`],
    ['the subject alone', `${claude}\n`],
    ['a trailer in the middle of a line', `docs: x\n\nuse ${claude}\n`],
    ['a bullet', `docs: x\n\n- ${claude}\n`],
    ['a reverted message below its heading', `Revert "x"\n\nThis reverts commit ${'b'.repeat(40)}.\n\nOriginal commit message:\n\nfix: x\n\n${claude}\n`],
    ['another key', 'fix: x\n\nReviewed-by: Claude <noreply@anthropic.com>\n'],
    ['a person called Claude', 'fix: x\n\nCo-authored-by: Claude Monet <claude@monet.example>\n'],
    ['a person called Devin', 'fix: x\n\nCo-authored-by: Devin Weaver <devin@company.example>\n'],
    ['a person called Cody', 'fix: x\n\nCo-authored-by: Cody Kociemba <cody@company.example>\n'],
    ['a person who helped', 'fix: x\n\nAssisted-by: Jay Example\n'],
    ['vendor staff', 'fix: x\n\nCo-authored-by: Jane <jane.doe@anthropic.com>\n'],
    ['a look-alike address', 'fix: x\n\nCo-authored-by: Claude <noreply@anthropic.com.example>\n'],
    ['a review bot', 'fix: x\n\nCo-authored-by: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>\n'],
    ['the review bot of Gemini', 'fix: x\n\nCo-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>\n'],
    ['a dependency bot', 'bump x\n\nCo-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>\n'],
    ['a denial', 'fix: x\n\nAI-Usage: none\n'],
    ['a denial in a disclosure', 'fix: x\n\nAI disclosure: No AI was used.\n'],
    ['a bare session key', 'fix: x\n\nSession: 019d341c-a165-7843-a2f7-2f426114cf17\nModel: gpt-4\n'],
    ['a manual edit in an app builder', 'Edit\n\nEdited UI in Lovable\n'],
    ['an empty message', ''],
  ])('%s', (_, message) => {
    expect(declared(message)).toBeUndefined();
  });

  it.each([
    ['Claude', 'claude@example.fr'],
    ['Claude Dupont', 'claude@claude-dupont.example'],
    ['Cody', 'cody@trufflesecurity.com'],
    ['Devin', 'devin@oxc.example'],
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'],
    ['renovate[bot]', '29139614+renovate[bot]@users.noreply.github.com'],
    ['github-actions[bot]', '41898282+github-actions[bot]@users.noreply.github.com'],
    ['coderabbitai[bot]', '136622811+coderabbitai[bot]@users.noreply.github.com'],
  ])('the author %s <%s>', (name, email) => {
    expect(declared('fix: x\n', { author: { name, email } })).toBeUndefined();
  });

  it('release notes that a dependency bot carries', () => {
    const author = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com' };
    const message = `Bump x\n\nRelease notes:\n\n${claude}\n🤖 Generated with [Claude Code](https://claude.ai/code)\n\nSigned-off-by: dependabot[bot] <support@github.com>\n`;
    expect(declared(message, { author })).toBeUndefined();
  });
});

it('a commit squashed below a dependency bot’s text declares', () => {
  const author = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com' };
  const message = `Bump x (#1)\n\n* Bump x\n\n---\nupdated-dependencies:\n- dependency-name: x\n...\n\nSigned-off-by: dependabot[bot] <support@github.com>\n\n* fix build\n\n${claude}\n\n---------\n\nCo-authored-by: Jane <jane@example.org>\n`;
  expect(declared(message, { author })?.agent).toBe('claude-code');
});

describe('several agents', () => {
  const codex = 'Co-authored-by: Codex <noreply@openai.com>';
  const footer = '🤖 Generated with [Claude Code](https://claude.ai/code)';
  const copilot = { name: 'copilot-swe-agent[bot]', email: '198982749+Copilot@users.noreply.github.com' };
  it.each([
    { name: 'the author goes before a trailer', message: `x\n\n${claude}\n`, author: copilot, agents: ['github-copilot', 'claude-code'] },
    { name: 'a trailer goes before a footer', message: `x\n\n${footer}\n\n${codex}\n`, author: jane, agents: ['codex', 'claude-code'] },
    { name: 'of two trailers the first counts', message: `x\n\n${codex}\n${claude}\n`, author: jane, agents: ['codex', 'claude-code'] },
    { name: 'a tool goes before the recorder that watched it', message: `x\n\nEntire-Checkpoint: a1b2c3d4e5f6\n${claude}\n`, author: jane, agents: ['claude-code'] },
    { name: 'a tool goes before its model on one line', message: 'x\n\nCo-authored-by: GPT-5 <noreply@openai.com>\n', author: jane, agents: ['codex'] },
    { name: 'a tool’s name goes before the address behind it', message: 'x\n\nCo-authored-by: Cline <noreply@anthropic.com>\n', author: jane, agents: ['cline', 'claude-code'] },
  ])('$name', ({ message, author, agents: expected }) => {
    const found = declared(message, { author });
    expect([found?.agent, ...(found?.alsoAgents ?? [])]).toEqual(expected);
  });
});

describe('dates', () => {
  const vscode = 'fix: x\n\nCo-authored-by: Copilot <copilot@github.com>\n';
  it.each([
    ['before the agent existed', `fix: x\n\n${claude}\n`, '2025-02-23', false],
    ['on its first day', `fix: x\n\n${claude}\n`, '2025-02-24', true],
    ['before an editor stamped every commit', vscode, '2026-04-21', true],
    ['while an editor stamped every commit', vscode, '2026-04-22', false],
    ['after the editor stopped', vscode, '2026-06-01', true],
  ])('%s', (_, message, day, isDeclared) => {
    const subject = commit(message, { day });
    expect(matcher.declaredBy(subject) !== undefined).toBe(isDeclared);
    expect(matcher.signalsOf(subject)).not.toEqual([]);
  });

  it('a stamped line stays beside a signal that declares', () => {
    const message = `fix: x\n\nCo-authored-by: Copilot <copilot@github.com>\n${claude}\n`;
    const found = declared(message, { day: '2026-04-25' });
    expect(found).toMatchObject({ agent: 'claude-code', alsoAgents: [] });
    expect(found?.signals.at(-1)?.misStamped).toContain('VS Code');
  });

  it('a forged date beyond the calendar does not throw', () => {
    const forged = { ...commit(`fix: x\n\n${claude}\n`), committerDate: Number.MAX_SAFE_INTEGER };
    expect(matcher.declaredBy(forged)?.agent).toBe('claude-code');
  });
});

describe('whatever stands around', () => {
  const words = fc.constantFrom('Claude', 'Copilot', 'generated', 'with', 'by', 'Codex', 'the', 'agent', 'noreply@anthropic.com', 'co-authored', 'Cursor', 'and', 'aider', 'GPT-5', '🤖', 'fix');
  const sentence = fc.array(words, { minLength: 1, maxLength: 12 }).map((list) => `We saw that ${list.join(' ')} was slow`);

  it('prose never declares', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 8 }), (lines) => {
        expect(declared(`fix: a thing\n\n${lines.join('\n')}\n`)).toBeUndefined();
      }),
    );
  });

  it('a declaration is found, and only that', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 5 }), fc.array(sentence, { maxLength: 5 }), (before, after) => {
        const found = declared(`fix: a thing\n\n${before.join('\n')}\n\n${claude}\n\n${after.join('\n')}\n`);
        expect(found).toMatchObject({ agent: 'claude-code', alsoAgents: [], heuristic: 'commit-trailers' });
      }),
    );
  });

  it('no message and no identity throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string(), (message, name, email) => {
        expect(() => declared(message, { author: { name, email } })).not.toThrow();
      }),
    );
  });

  it.each([
    ['one endless line', `x\n\n${'Co-authored-by: '.repeat(7_000)}`],
    ['a hundred thousand trailers', `x\n\n${'Co-authored-by: a <b\n'.repeat(100_000)}`],
    ['nothing but blank lines', `x\n${'\n'.repeat(500_000)}`],
    ['open fences', `x\n\n${'```\n'.repeat(50_001)}`],
    ['nested brackets', `x\n\nAssisted-by: ${'('.repeat(50_000)}`],
  ])('%s is read within the caps', (_, message) => {
    expect(declared(message)).toBeUndefined();
  });
});

describe('a catalogue', () => {
  const agent: Agent = { id: 'x', name: 'X', role: 'coding-agent', window: { source: 'test' }, signals: [] };
  it('refuses two agents of one id', () => {
    expect(() => createDeclarationMatcher([agent, agent])).toThrow('Two entries of the agent catalogue are called');
  });
  it('without footers or trailers declares nothing', () => {
    expect(createDeclarationMatcher([agent]).declaredBy(commit(`x\n\n${claude}\n`))).toBeUndefined();
  });
});
