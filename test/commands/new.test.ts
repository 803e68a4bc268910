import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { run } from './run.ts';

afterAll(removeScratch);

describe('new heuristic', () => {
  it.each([
    ...readdirSync(fileURLToPath(new URL('../../heuristics/', import.meta.url)), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => ({ args: [`${name}/odd-trait`], file: `heuristics/${name}/odd-trait.ts` })),
    { args: ['odd-trait'], file: 'heuristics/structure/odd-trait.ts' },
    { args: ['odd-trait', '--subject', 'commit'], file: 'heuristics/commits/odd-trait.ts' },
    { args: ['odd-trait', '--subject', 'repository'], file: 'heuristics/repository/odd-trait.ts' },
  ])('writes $file in this project for $args', async ({ args, file }) => {
    const place = scratchFolder();
    writeFileSync(join(place, 'package.json'), '{"name":"handiwork"}');
    expect(await run(['new', 'heuristic', ...args], { cwd: place })).toMatchObject({ code: 0, stdout: expect.stringContaining(`${file}\n`) as string });
    const define = file.includes('commits') ? 'defineCommitHeuristic' : file.includes('repository') ? 'defineRepositoryHeuristic' : 'defineHeuristic';
    expect(readFileSync(join(place, file), 'utf8')).toContain(`export default ${define}({`);
  });

  it('does not mind a package.json that is a template of one', async () => {
    const place = scratchFolder();
    writeFileSync(join(place, 'package.json'), '{{ cookiecutter.name }}');
    expect(await run(['new', 'heuristic', 'odd-trait'], { cwd: place })).toMatchObject({ code: 0 });
  });

  it.each(['unit', 'commit', 'repository'])('writes a %s heuristic with its test, and overwrites nothing', async (subject) => {
    const place = scratchFolder();
    const line = ['new', 'heuristic', 'odd-trait', '--subject', subject];
    const { code, stdout } = await run(line, { cwd: place });
    expect({ code, files: stdout.trimEnd().split('\n') }).toEqual({ code: 0, files: [join('heuristics', 'odd-trait.ts'), join('test', 'heuristics', 'odd-trait.test.ts')] });
    expect(existsSync(join(place, 'test/heuristics/odd-trait.test.ts'))).toBe(true);
    expect(readFileSync(join(place, 'heuristics/odd-trait.ts'), 'utf8')).toMatch(/confounders: \['[^']+', '[^']+'\]/); // as many as are asked of every heuristic here
    expect(await run(line, { cwd: place })).toMatchObject({ code: 2 });
  });
});
