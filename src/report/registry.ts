import type { Formatter } from '../api/formatter.ts';

/** Format name → loader. A formatter is loaded when somebody asks for it. */
export const FORMATS: Readonly<Record<string, () => Promise<Formatter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  sarif: async () => (await import('./sarif.ts')).sarif,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  junit: async () => (await import('./junit.ts')).junit,
  csv: async () => (await import('./csv.ts')).csv,
  markdown: async () => (await import('./markdown.ts')).markdown,
  'markdown-comment': async () => (await import('./markdown-comment.ts')).markdownComment,
  github: async () => (await import('./github.ts')).github,
  html: async () => (await import('./html/html.ts')).html,
  'agent-trace': async () => (await import('./agent-trace.ts')).agentTrace,
};
