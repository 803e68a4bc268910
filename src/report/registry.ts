import type { Formatter } from '../api/formatter.ts';

/** Format name → loader. A formatter is loaded when somebody asks for it. */
export const FORMATS: Readonly<Record<string, () => Promise<Formatter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
};
