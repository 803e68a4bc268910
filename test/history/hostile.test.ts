import { appendFileSync, chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { git, removeScratch, scratchFolder } from './scratch.ts';
import { readWhole } from './whole.ts';

afterAll(removeScratch);

/** Every file with its size, mode, times and content: equal listings mean that nothing was written. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    const { size, mode, mtimeMs, ctimeMs } = lstatSync(join(folder, name));
    return `${name} ${size} ${mode} ${mtimeMs} ${ctimeMs}`;
  }).sort();
}

/** A configuration in which every key that can name a program names one that leaves a mark. */
function armedConfiguration(command: string): string {
  return `
[core]
	fsmonitor = ${command}
	pager = ${command}
	editor = ${command}
	askPass = ${command}
	sshCommand = ${command}
	gitProxy = ${command}
	hooksPath = hooks-armed
	alternateRefsCommand = ${command}
	attributesFile = .git/attributes-armed
	commitGraph = true
[diff]
	external = ${command}
[diff "armed"]
	textconv = ${command}
	command = ${command}
[filter "armed"]
	clean = ${command}
	smudge = ${command}
	process = ${command}
	required = true
[merge "armed"]
	driver = ${command}
[uploadpack]
	packObjectsHook = ${command}
[credential]
	helper = !${command}
[gpg]
	program = ${command}
[log]
	showSignature = true
[pager]
	log = ${command}
	blame = ${command}
[alias]
	blame = !${command}
	log = !${command}
	ls-tree = !${command}
	cat-file = !${command}
	rev-parse = !${command}
[remote "origin"]
	url = ext::${command}
	promisor = true
	partialCloneFilter = blob:none
	uploadpack = ${command}
[includeIf "gitdir:/"]
	path = included-armed
[trailer "co-authored-by"]
	command = ${command}
[blame]
	ignoreRevsFile = /dev/zero
`;
}

function armedRepository(): { folder: string; marker: string } {
  const folder = join(scratchFolder(), 'repository');
  const marker = join(folder, '..', 'marker');
  const command = join(folder, '..', 'command.sh');
  writeFileSync(command, `#!/bin/sh\necho "$0 $*" >> "${marker}"\ncat\n`);
  chmodSync(command, 0o755);
  mkdirSync(folder);
  git(folder, ['init', '-q', '-b', 'main', '.']);
  writeFileSync(join(folder, '.gitattributes'), '* diff=armed filter=armed merge=armed\n');
  writeFileSync(join(folder, 'a.py'), 'one = 1\ntwo = 2\n');
  git(folder, ['add', '.']);
  git(folder, ['commit', '-qm', 'First']);
  writeFileSync(join(folder, 'a.py'), 'one = 1\ntwo = 3\n');
  git(folder, ['commit', '-qam', 'Second']);
  for (const hooks of ['hooks-armed', '.git/hooks']) {
    mkdirSync(join(folder, hooks), { recursive: true });
    for (const name of ['post-checkout', 'reference-transaction', 'pre-auto-gc', 'post-index-change', 'fsmonitor-watchman']) {
      writeFileSync(join(folder, hooks, name), `#!/bin/sh\n${command} hook\n`);
      chmodSync(join(folder, hooks, name), 0o755);
    }
  }
  writeFileSync(join(folder, '.git/included-armed'), `[core]\n\tfsmonitor = ${command}\n`);
  writeFileSync(join(folder, '.git/info/attributes'), '* diff=armed filter=armed\n');
  appendFileSync(join(folder, '.git/config'), armedConfiguration(command));
  return { folder, marker };
}

describe('a repository armed with every executable configuration key', () => {
  it('fires when plain git status touches it (the trap works)', () => {
    const { folder, marker } = armedRepository();
    expect(() => git(folder, ['status', '--short'])).toThrow();
    expect(readFileSync(marker, 'utf8')).toContain('command.sh');
  });

  it('runs nothing and is not written to when it is read', async () => {
    const { folder, marker } = armedRepository();
    const before = listing(folder);
    const { blames, commits, contents } = await readWhole(folder, { blame: { detectCopies: true } });
    expect(commits).toHaveLength(2);
    expect(contents.get('a.py')?.toString()).toBe('one = 1\ntwo = 3\n');
    expect(blames.get('a.py')?.ranges).toHaveLength(2);
    expect(listing(folder)).toEqual(before);
    expect(existsSync(marker)).toBe(false);
  });

  it('is read through one of its folders without looking at the folder', async () => {
    const { folder, marker } = armedRepository();
    mkdirSync(join(folder, 'sub'));
    const { repository, files } = await readWhole(join(folder, 'sub'));
    expect(repository.subfolder).toBe('sub/');
    expect(files).toEqual([]);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('a hostile object store', () => {
  it('cannot hide commits behind a commit-graph of its own', async () => {
    const folder = scratchFolder();
    git(folder, ['init', '-q', '-b', 'main', '.']);
    for (const text of ['one\n', 'two\n', 'three\n']) {
      writeFileSync(join(folder, 'a.py'), text);
      git(folder, ['add', '.']);
      git(folder, ['commit', '-qm', text]);
    }
    const [last = '', middle = '', first = ''] = git(folder, ['rev-list', 'main']).split('\n');
    git(folder, ['replace', '--graft', last, first]);
    git(folder, ['commit-graph', 'write', '--reachable']);
    const graph = join(folder, '.git/objects/info/commit-graph');
    if (existsSync(graph)) {
      chmodSync(graph, 0o644);
      writeFileSync(graph, 'not a graph at all');
    }
    expect((await readWhole(folder)).commits.map(({ id }) => id)).toEqual([last, middle, first]);
  });

  it.each(['objects/info/alternates', 'packed-refs', 'shallow'])('is not read through %s when that is a device', async (name) => {
    const folder = scratchFolder();
    git(folder, ['init', '-q', '-b', 'main', '.']);
    git(folder, ['commit', '-q', '--allow-empty', '-m', 'One']);
    git(folder, ['config', 'core.bare', 'false']);
    const path = join(folder, '.git', name);
    symlinkSync('/dev/zero', path);
    expect((await readWhole(folder)).commits).toHaveLength(1);
  });
});
