import { closeSync, openSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { FormatEnvironment, Formatter } from '../api/formatter.ts';
import type { Plugin } from '../api/plugin.ts';
import type { Report } from '../api/report.ts';
import { findRepository } from '../history/locate.ts';
import { FORMATS } from '../report/registry.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import { isRefusal } from './failure.ts';
import type { Io } from './io.ts';
import { flag, text, texts, type Options } from './options.ts';
import { pageAssets } from './page-assets.ts';
import { sourceTexts } from './source-texts.ts';
import { suggestion } from '../config/suggest.ts';

/** GitHub refuses files with more. */
const MOST_RUNS = 20;

/** Where reports go: one format to standard output, any number to files. */
export interface Outputs {
  /** @param paths What the user named: the repository of each report, or a folder inside it. */
  write(reports: readonly Report[], paths: readonly string[]): Promise<void>;
}

/** Resolves `--format` and `--output` before anything is scanned. @throws {HandiworkError} On a format nobody knows. */
export async function prepareOutputs({ options, io }: { options: Options; io: Io }, plugins: readonly Plugin[]): Promise<Outputs> {
  const named = Object.assign({}, ...plugins.map((plugin) => plugin.formatters ?? {})) as Record<string, Formatter>;
  const load = (name: string): Promise<Formatter> => (isModulePath(name) ? loadModule(name, io.cwd) : formatterFor(name, named));
  const stdout = await load(text(options, 'format') ?? 'pretty');
  const outputs = await Promise.all(texts(options, 'output').map((output) => outputTo(output, { load, cwd: io.cwd })));
  const csvRaw = flag(options, 'csvRaw');
  const needs = new Set([stdout, ...outputs.map(({ format }) => format)].flatMap((format) => format.needs ?? []));
  const page = needs.has('page') ? { page: pageAssets('report') } : {};
  const sourcesOf = async (reports: readonly Report[], paths: readonly string[]): Promise<Pick<FormatEnvironment, 'sources'>> => {
    if (!needs.has('sources')) return {};
    const wanted = { cwd: io.cwd, texts: options['source'] !== false, signal: io.signal };
    return { sources: await sourceTexts(reports, paths, wanted) };
  };
  return {
    async write(reports, paths) {
      const rev = text(options, 'rev');
      const environment = { locations: paths.map((path) => topOf(path, io.cwd)), csvRaw, ...defined({ rev }), ...page, ...(await sourcesOf(reports, paths)) };
      const isSarif = [text(options, 'format') ?? '', ...texts(options, 'output')].some((name) => /^sarif(=|$)/.test(name));
      if (isSarif && reports.length > MOST_RUNS) io.tell(`handiwork: the SARIF file holds ${reports.length} runs; GitHub code scanning takes ${MOST_RUNS}. Scan at most ${MOST_RUNS} repositories for one file.\n`);
      const unwritten: unknown[] = [];
      for (const { format, file } of outputs) {
        const pieces = asPieces(format(reports, { ...environment, colour: false, width: 80 }));
        try {
          writePieces(resolve(io.cwd, file), pieces);
        } catch (cause) {
          if (!isRefusal(cause)) throw cause;
          unwritten.push(new HandiworkError(`The output "${file}" could not be written: ${cause.message}.`, { hint: 'Check that you may write there, and that there is room.', cause }));
        }
      }
      await io.write(stdout(reports, { ...environment, colour: io.colour.stdout, width: io.width })); // a scan may have taken an hour
      if (unwritten.length > 0) throw unwritten[0];
    },
  };
}

/** How to name the top of a repository, for one who named a folder inside it. */
function topOf(path: string, cwd: string): string {
  const { subfolder = '' } = findRepository(resolve(cwd, path)) ?? {}; // where there is none, its report says why
  if (subfolder === '') return path;
  const top = resolve(realpathSync(resolve(cwd, path)), '../'.repeat(subfolder.split('/').length - 1));
  return isAbsolute(path) ? top : relative(realpathSync(cwd), top) || '.';
}

const isModulePath = (name: string): boolean => /^\.{1,2}[\\/].*\.[cm]?js$/.test(name);

/** A module of the user's own, relative to where the user stands: its default export is the formatter. */
async function loadModule(name: string, cwd: string): Promise<Formatter> {
  const file = resolve(cwd, name);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new HandiworkError(`There is no formatter "${name}".`, { hint: `It is looked for in ${cwd}.` });
  const module = (await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw new HandiworkError(`The formatter "${name}" failed while loading: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  })) as { default?: unknown };
  if (typeof module.default !== 'function') throw new HandiworkError(`The formatter "${name}" has no function as its default export.`, { hint: 'export default (reports, environment) => string' });
  return module.default as Formatter;
}

async function formatterFor(name: string, plugins: Readonly<Record<string, Formatter>>): Promise<Formatter> {
  const known = [...Object.keys(FORMATS), ...Object.keys(plugins)];
  if (!known.includes(name)) throw new HandiworkError(`There is no format "${name}".`, { hint: suggestion(name, known) });
  return plugins[name] ?? (await FORMATS[name]?.()) ?? (() => '');
}

async function outputTo(output: string, { load, cwd }: { load: (name: string) => Promise<Formatter>; cwd: string }): Promise<{ format: Formatter; file: string }> {
  const at = output.indexOf('=');
  if (at < 1 || at === output.length - 1) {
    throw new HandiworkError(`--output needs a format and a file, not "${output}".`, { hint: 'For example: --output json=report.json' });
  }
  const [name, file] = [output.slice(0, at), output.slice(at + 1)];
  if (statSync(resolve(cwd, file), { throwIfNoEntry: false })?.isDirectory() === true) throw new HandiworkError(`The output "${file}" is a folder.`, { hint: `Name a file in it: --output ${name}=${file.replace(/\/+$/, '')}/report.${name}` });
  if (statSync(dirname(resolve(cwd, file)), { throwIfNoEntry: false })?.isDirectory() !== true) throw new HandiworkError(`There is no folder for the output "${file}".`, { hint: 'Make it first, or name another file.' });
  return { format: await load(name), file };
}

/** Piece by piece: as one text, a large report would be longer than texts can be. */
function writePieces(file: string, pieces: Iterable<string>): void {
  const output = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(output, piece);
  } finally {
    closeSync(output);
  }
}

const asPieces = (text: string | Iterable<string>): Iterable<string> => (typeof text === 'string' ? [text] : text);
