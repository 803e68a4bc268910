import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { COMMANDS, GROUPS } from '../src/commands/catalogue.ts';
import { parseConfig } from '../src/config/parse.ts';
import { HUSKY_COMMIT_MSG, HUSKY_PRE_COMMIT, LEFTHOOK } from '../src/init/hooks.ts';
import { FORMATS } from '../src/report/registry.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };

/** One for each kind of user. */
const GUIDES = ['audit', 'serve', 'audit-walkthrough', 'review', 'hooks', 'heuristic', 'report', 'contest', 'limits'].map((name) => `src/guides/${name}.md`);

/** Every page of the repository. */
const PAGES = ['.', 'src', 'heuristics', 'corpus', 'bench', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: folder !== '.', encoding: 'utf8' }).filter((name) => name.endsWith('.md') && !name.includes('.work')).map((name) => join(folder, name)));

const withoutCode = (text: string): string => text.replace(/^```.*?^```/gms, '');

/** What GitHub makes of the headings of a page. */
const anchorsOf = (page: string): Set<string> =>
  new Set([...withoutCode(read(page)).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-')));

describe('the published schemas', () => {
  it.each(readdirSync(join(ROOT, 'test/schemas')).filter((name) => !name.endsWith('.md')))('come with their source, their licence and their notice: %s', (name) => {
    const row = read('test/schemas/README.md').split('\n').find((line) => line.includes(`\`${name}\``)) ?? '';
    expect(row).toMatch(/ at `[0-9a-f]{40}`/);
    expect(read('test/schemas/NOTICE.md')).toContain(`\`${name}\``);
  });
});

describe('the documentation', () => {
  it.each(GUIDES)('links the guide %s from the README', (guide) => {
    expect(read('README.md')).toContain(`](${guide})`);
  });

  it('shows the recipes that init writes', () => {
    const page = read('src/guides/hooks.md');
    for (const recipe of [LEFTHOOK, HUSKY_PRE_COMMIT.trim(), HUSKY_COMMIT_MSG.trim()]) expect(page).toContain(recipe);
  });

  it.each(GUIDES.flatMap((guide) => [...read(guide).matchAll(/```jsonc\n(.*?)```/gs)].map(([, text = '']) => ({ guide, text }))))('shows a configuration that is one in $guide', ({ guide, text }) => {
    expect(parseConfig(text, guide)).toBeTypeOf('object');
  });

  it('explains every form of a suppression', () => {
    for (const form of ['next-line', 'start', 'end', 'file']) expect(read('src/guides/contest.md')).toContain(`handiwork-ignore-${form}`);
  });

  it('shows flags that exist', () => {
    const known = new Set([...COMMANDS, ...GROUPS.flatMap(({ commands }) => commands)].flatMap(({ options }) => options.flatMap(([flag]) => flag.match(/--[a-z-]+/g) ?? [])));
    const foreign = new Set(['--no-verify', '--json', '--edit', '--file']);
    const used = GUIDES.flatMap((guide) => [...read(guide).matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([flag]) => flag));
    expect([...new Set(used)].filter((flag) => !known.has(flag) && !foreign.has(flag))).toEqual([]);
  });

  it.each([...COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? ''), ...GROUPS.map(({ name }) => name)])('names the command %s in the README', (command) => {
    expect(read('README.md')).toMatch(new RegExp(`\`${command}\\b`));
  });

  it.each(GROUPS.flatMap(({ name, commands }) => commands.map(({ usage }) => `${name} ${usage.split(' ')[0] ?? ''}`)))('shows %s in a guide', (command) => {
    expect(GUIDES.map(read).join('')).toContain(command);
  });

  it.each(Object.keys(FORMATS))('names the format %s in the help of scan', (format) => {
    const scan = COMMANDS.find(({ usage }) => usage.startsWith('scan'));
    expect(scan?.options.find(([flag]) => flag.startsWith('--format'))?.[1]).toMatch(new RegExp(String.raw`\b${format}\b`));
  });

  it('gives a reason for every runtime dependency, of which there are twelve at most, pinned exactly', () => {
    const page = read('src/README.md');
    expect(Object.keys(dependencies).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(12);
    expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it.each(PAGES)('links only to files and headings that exist (%s)', (page) => {
    const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s:]+)\)/g)].map(([, link = '']) => link);
    const isDead = (link: string): boolean => {
      const [file = '', heading] = link.split('#');
      const target = file === '' ? page : join(dirname(page), file);
      return !existsSync(join(ROOT, target)) || (heading !== undefined && !anchorsOf(target).has(heading));
    };
    expect(links.filter(isDead)).toEqual([]);
  });

  it('shows every picture that is kept', () => {
    const shown = PAGES.flatMap((page) => [...read(page).matchAll(/\]\(([^)]+\.png)\)/g)].map(([, picture = '']) => join(dirname(page), picture)));
    const kept = ['src/web/screenshots', 'src/guides/screenshots'].flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`));
    expect([...new Set(shown)].toSorted()).toEqual(kept.toSorted());
  });

  it.each(COMMANDS.flatMap(({ usage, examples }) => examples.map((example) => [usage.split(' ')[0], example])))('shows examples of %s that name it: %s', (command, example) => {
    expect(example).toMatch(new RegExp(`^handiwork ${command}\\b`));
  });
});
