import { describe, expect, it } from 'vitest';
import { modelOf } from '../../src/attribution/model.ts';

describe('the model named in a credit', () => {
  it.each([
    ['Claude Opus 4.6 (1M context) <noreply@anthropic.com>', 'claude-opus-4.6'],
    ['Claude 3.5 Sonnet <noreply@anthropic.com>', 'claude-3.5-sonnet'],
    ['Claude (glm-4.7) <noreply@anthropic.com>', 'glm-4.7'],
    ['Claude (kimi-k2.5)', 'kimi-k2.5'],
    ['Claude Code (claude-sonnet-4-6)', 'claude-sonnet-4.6'],
    ['Claude:claude-3-opus', 'claude-3-opus'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['aider (bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0) <aider@aider.chat>', 'claude-3.5-sonnet'],
    ['aider (bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0) <aider@aider.chat>', 'claude-sonnet-4.5'],
    ['Claude 3.7 Sonnet 20250219 thinking', 'claude-3.7-sonnet-thinking'],
    ['aider (gemini/gemini-2.5-pro) <aider@aider.chat>', 'gemini-2.5-pro'],
    ['aider (openrouter/anthropic/claude-3.7-sonnet) <aider@aider.chat>', 'claude-3.7-sonnet'],
    ['GLM-5 via Crush <crush@charm.land>', 'glm-5'],
    ['GPT-5.2-Codex', 'gpt-5.2-codex'],
    ['GPT 5 <noreply@openai.com>', 'gpt-5'],
    ['gpt-4o', 'gpt-4o'],
    ['OpenHands-GPT-5 openhands@all-hands.dev', 'gpt-5'],
    ['GitHub Copilot (model: Claude Opus 4.8, autonomous)', 'claude-opus-4.8'],
    ['x-ai/grok-4.5 <noreply@opencode.ai>', 'grok-4.5'],
    ['deepseek/deepseek-reasoner', 'deepseek-reasoner'],
  ])('%s → %s', (text, model) => {
    expect(modelOf(text)).toBe(model);
  });

  it.each(['Claude <noreply@anthropic.com>', 'Claude Code', 'Gemini CLI', 'Kimi Code', 'Jane Doe <jane@example.org>', '', '('.repeat(5000)])(
    'none in %j',
    (text) => {
      expect(modelOf(text)).toBeUndefined();
    },
  );
});
