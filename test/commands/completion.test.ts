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
  it.each(['bash', 'zsh', 'fish'].map((shell) => ({ shell, there: has(shell) })))('is a script that $shell can read (checked where it is installed: $there)', async ({ shell, there }) => {
    const { stdout } = await run(['completion', shell]);
    const script = join(scratchFolder(), 'completion');
    writeFileSync(script, stdout);
    if (there) expect(spawnSync(shell, ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it.skipIf(!has('bash'))('offers commands and flags in bash', async () => {
    const { stdout } = await run(['completion', 'bash']);
    const offered = (typed: string): string[] => {
      const script = `${stdout}\nCOMP_WORDS=(${typed}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _handiwork; echo "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim().split(' ');
    };
    expect(offered('handiwork dif')).toEqual(['diff']);
    expect(offered('handiwork audit ver')).toEqual(['verify']);
    expect(offered('handiwork audit decide --ex')).toEqual(['--expires']);
    expect(offered('handiwork diff --pr')).toEqual(['--preset', '--print-config', '--pr-json']);
  });

  it('suggests the shell that was meant', async () => {
    expect((await run(['completion', 'bahs'])).stderr).toContain('Did you mean "bash"?');
  });
});
