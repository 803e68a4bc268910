import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const AGENTS = fileURLToPath(new URL('../../heuristics/commits/agents/', import.meta.url));

/** `continue` is a file name but not a variable. */
const RESERVED: ReadonlySet<string> = new Set(['continue', 'default', 'new', 'delete']);

function variable(id: string): string {
  const name = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return RESERVED.has(name) ? `${name}Agent` : name;
}

/** The module that lists every agent file, sorted by id. */
export function agentIndex(fileNames: readonly string[]): string {
  const ids = fileNames.filter((name) => name.endsWith('.ts') && name !== 'index.ts').map((name) => name.slice(0, -3)).sort();
  return [
    '// Written by `npm run registry`. Do not edit.',
    "import type { Agent } from 'handiwork/heuristic';",
    ...ids.map((id) => `import ${variable(id)} from './${id}.ts';`),
    '',
    '/** Every known agent, sorted by id. */',
    'export const agents: readonly Agent[] = [',
    ...ids.map((id) => `  ${variable(id)},`),
    '];',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${AGENTS}index.ts`, agentIndex(readdirSync(AGENTS)));
