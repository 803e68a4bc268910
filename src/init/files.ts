import type { Config } from '../config/schema.ts';
import { HUSKY_COMMIT_MSG, HUSKY_PRE_COMMIT, LEFTHOOK, preCommitConfig } from './hooks.ts';
import { mergeHusky } from './merge-husky.ts';
import { LEFTHOOK_FILES, mergeLefthook } from './merge-lefthook.ts';
import { mergePreCommit } from './merge-pre-commit.ts';
import type { Merged } from './merged.ts';
import { PLACEHOLDER, type Source } from './source.ts';
import { commentWorkflow, gitlabTemplate, reviewWorkflow } from './workflows.ts';

export const PRESETS = ['ban', 'disclose', 'inventory'] as const;
export const HOOKS = ['pre-commit', 'lefthook', 'husky', 'none'] as const;
export const CI = ['github', 'gitlab', 'none'] as const;

export interface InitChoices {
  preset: (typeof PRESETS)[number];
  /** Agent ids; with the preset `ban` alone, none stands for all. */
  ban: readonly string[];
  /** The first day of the ban. */
  from?: string;
  hooks: (typeof HOOKS)[number];
  ci: (typeof CI)[number];
}

export interface InitFile {
  path: string;
  text: string;
  executable?: boolean;
  /** Other names that the file may have. */
  names?: readonly string[];
  /** Adds to the file that is there; without it, such a file is only ever overwritten. */
  merge?: (there: string, path: string) => Merged;
}

/** The policy of a project. */
export const CONFIG_FILE = 'handiwork.config.json';

/** The files that a project begins with, in the order they are written. */
export function initFiles({ preset, ban, from, hooks, ci }: InitChoices, { version, source }: { version: string; source: Source }): InitFile[] {
  const banned = preset === 'ban' && ban.length === 0 && from !== undefined ? ['*'] : ban;
  const config: Config = {
    $schema: './node_modules/handiwork/src/config/config.schema.json',
    preset,
    ...(banned.length > 0 ? { ban: banned.map((agent) => (from === undefined ? agent : { agent, from })) } : {}),
  };
  const recipe = { repository: source.url, rev: `v${version}` };
  const hookFiles: Record<InitChoices['hooks'], InitFile[]> = {
    'pre-commit': [{ path: '.pre-commit-config.yaml', text: preCommitConfig(recipe), merge: (there) => mergePreCommit(there, recipe) }],
    lefthook: [{ path: 'lefthook.yml', text: LEFTHOOK, names: LEFTHOOK_FILES, merge: mergeLefthook }],
    husky: [
      { path: '.husky/pre-commit', text: HUSKY_PRE_COMMIT, executable: true, merge: (there) => mergeHusky(there, 'staged') },
      { path: '.husky/commit-msg', text: HUSKY_COMMIT_MSG, executable: true, merge: (there) => mergeHusky(there, 'commit-msg') },
    ],
    none: [],
  };
  const ciFiles: Record<InitChoices['ci'], InitFile[]> = {
    github: [{ path: '.github/workflows/handiwork.yml', text: reviewWorkflow(version, source) }, { path: '.github/workflows/handiwork-comment.yml', text: commentWorkflow() }],
    gitlab: [{ path: '.gitlab/handiwork.gitlab-ci.yml', text: gitlabTemplate(version) }],
    none: [],
  };
  return [{ path: CONFIG_FILE, text: `${JSON.stringify(config, null, 2)}\n` }, ...hookFiles[hooks], ...ciFiles[ci]];
}

/** What is left for the user to do. @param texts Of each file, what is in it now. */
export function nextSteps({ hooks, ci }: InitChoices, texts: ReadonlyMap<string, string>): string[] {
  const installsAll = /^default_install_hook_types:[^]*?commit-msg/m.test(texts.get('.pre-commit-config.yaml') ?? '');
  const hook: Record<InitChoices['hooks'], string[]> = {
    'pre-commit': [`pre-commit install${installsAll ? '' : ' --hook-type pre-commit --hook-type commit-msg'}`], lefthook: ['npx lefthook install'], husky: ['npx husky'], none: [],
  };
  const placeheld = [...texts].flatMap(([path, text]) => (text.includes(PLACEHOLDER) ? [path] : []));
  const replace = placeheld.length > 0 ? [`replace ${PLACEHOLDER} in ${placeheld.join(' and ')} by whoever publishes Handiwork for you`] : [];
  return [...replace, 'handiwork check', ...hook[hooks], ...(ci === 'gitlab' ? ['include: .gitlab/handiwork.gitlab-ci.yml in .gitlab-ci.yml'] : [])];
}
