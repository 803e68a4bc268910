import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { COMMANDS, GROUPS } from '../../src/commands/catalogue.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { run } from './run.ts';

afterAll(removeScratch);

const names = [...COMMANDS, ...GROUPS.flatMap(({ commands }) => commands)].map(({ usage }) => usage.split(' ')[0] ?? '').concat(GROUPS.map(({ name }) => name));

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('knows every command in %s', async (shell) => {
    const { code, stdout } = await run(['completion', shell]);
    expect([code, names.filter((name) => !stdout.includes(name))]).toEqual([0, []]);
  });

  const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
  for (const shell of ['bash', 'zsh', 'fish']) {
    it.skipIf(!has(shell))(`is a script that ${shell} can read`, async () => {
      const { stdout } = await run(['completion', shell]);
      const script = join(scratchFolder(), 'completion');
      writeFileSync(script, stdout);
      expect(spawnSync(shell, ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    });
  }

  it.skipIf(!has('bash'))('offers commands and flags in bash', async () => {
    const { stdout } = await run(['completion', 'bash']);
    const offered = (typed: string): string[] => {
      const script = `${stdout}\nCOMP_WORDS=(${typed}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _handiwork; echo "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim().split(' ');
    };
    expect(offered('handiwork dif')).toEqual(['diff']);
    expect(offered('handiwork audit ver')).toEqual(['verify']);
    expect(offered('handiwork audit decide --ex')).toEqual(['--expires']);
    expect(offered('handiwork scan --format js')).toEqual(['json']);
    expect(offered('handiwork check --fail-on')).toEqual(['--fail-on']);
    expect(offered('handiwork check --fail-on ""')).toEqual(['recorded', 'declared', 'resembles', 'never']);
    expect(offered('handiwork audit export --format ""')).toEqual(['ndjson', 'csv']);
    expect(offered('handiwork audit list --state = re')).toEqual(['removed', 'refuted']);
    expect(offered('handiwork scan --format md')).toEqual(['']);
    expect(offered('handiwork diff --pr')).toEqual(['--preset', '--print-config', '--pr-json']);
  });

  it.each(['zsh', 'fish'])('offers the words that flags take in %s', async (shell) => {
    const { stdout } = await run(['completion', shell]);
    for (const words of ['pretty json csv', 'ndjson csv', 'recorded declared resembles never', 'viewer reviewer approver']) expect(stdout).toContain(words);
  });

  it('knows only words that the help names', () => {
    for (const [flag, description, values = []] of [...COMMANDS, ...GROUPS.flatMap(({ commands }) => commands)].flatMap(({ options }) => options)) {
      for (const value of values) expect(`${flag} ${description}`).toMatch(new RegExp(String.raw`\b${value}\b`));
    }
  });

  it('suggests the shell that was meant', async () => {
    expect((await run(['completion', 'bahs'])).stderr).toContain('Did you mean "bash"?');
  });
});
