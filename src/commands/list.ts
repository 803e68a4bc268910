import { loadRules, type Rules } from '../builtins.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { EXTENSIONS } from '../languages/language-of.ts';
import { safeJson, safeText } from '../report/safe-text.ts';
import { painter, table, type Column } from '../report/style.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Run } from './command.ts';
import { choice, texts } from './options.ts';
import { suggestion } from '../config/suggest.ts';

interface Listing {
  columns: Column[];
  rows: (rules: Rules) => string[][];
  json: (rules: Rules) => unknown[];
}

const LISTINGS: Readonly<Record<string, Listing>> = {
  agents: {
    columns: [{ title: 'id' }, { title: 'name' }, { title: 'role' }, { title: 'from' }, { title: 'until' }, { title: 'signals', align: 'right' }],
    rows: ({ agents }) => agents.map(({ id, name, role, window, signals }) => [id, name, role, window.from ?? '', window.until ?? '', String(signals.length)]),
    json: ({ agents }) =>
      agents.map(({ signals, ...agent }) => ({
        ...agent,
        signals: signals.map(({ id, kind, keys, pattern, tier, window }) => ({ id, kind, ...(keys ? { keys } : {}), pattern: String(pattern), tier, ...(window ? { window } : {}) })),
      })),
  },
  heuristics: {
    columns: [{ title: 'id' }, { title: 'subject' }, { title: 'languages' }, { title: 'stability' }, { title: 'trait' }],
    rows: ({ registry }) => registry.all.map(({ meta, subject }) => [meta.id, subject, meta.languages.join(', '), meta.stability, meta.summary]),
    json: ({ registry }) =>
      registry.all.map(({ class: evidenceClass, subject, meta }) => {
        const { examples: _examples, messages: _messages, ...rest } = meta;
        return { ...rest, class: evidenceClass, subject };
      }),
  },
  languages: {
    columns: [{ title: 'id' }, { title: 'extensions' }, { title: 'style' }],
    rows: (rules) => languages(rules).map(({ id, extensions, model }) => [id, extensions.join(' '), model ? 'yes' : 'no model: git evidence only']),
    json: languages,
  },
};

function languages({ models }: Rules): { id: string; extensions: string[]; model: boolean }[] {
  const ids = [...new Set(Object.values(EXTENSIONS))].toSorted();
  return ids.map((id) => ({ id, extensions: Object.keys(EXTENSIONS).filter((extension) => EXTENSIONS[extension] === id), model: models.for(id) !== undefined }));
}

/** Lists agents, heuristics or languages, those of plugins included. */
export const run: Run = async ({ args, options, io }) => {
  const what = args[0] ?? '';
  const listing = Object.hasOwn(LISTINGS, what) ? LISTINGS[what] : undefined;
  if (listing === undefined) throw new HandiworkError(`There is no list of "${what}".`, { hint: suggestion(what, Object.keys(LISTINGS)) });
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const rules = loadRules(await loadPlugins(texts(options, 'plugin'), io.cwd));
  if (format === 'json') {
    await io.write(`${listing.json(rules).map(safeJson).join(',\n').replace(/^/, '[\n')}\n]\n`);
    return 0;
  }
  const rows = listing.rows(rules).map((row) => row.map((cell) => safeText(cell, 100)));
  await io.write(table(listing.columns, rows, painter(io.colour.stdout)).map((line) => `${line}\n`));
  return 0;
};
