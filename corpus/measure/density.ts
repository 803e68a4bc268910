import { existsSync } from 'node:fs';
import { eachExample } from '../learn/examples.ts';

/** Share of filled lines that are comment or docstring, told by how the line begins: the trivial baseline, not the product's reader. */
export function commentDensity(text: string): number {
  let filled = 0;
  let comment = 0;
  let open = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    filled++;
    if (open) {
      comment++;
      if (line.includes(open)) open = '';
      continue;
    }
    const close = line.startsWith('/*') ? '*/' : line.startsWith('"""') ? '"""' : line.startsWith("'''") ? "'''" : '';
    if (close || line.startsWith('#') || line.startsWith('//')) comment++;
    if (close && !line.slice(close.length).includes(close)) open = close;
  }
  return filled ? comment / filled : 0;
}

/** Unit id → comment density, for the ids asked for; files that are not there are passed over. */
export async function readDensities(files: readonly string[], wanted: ReadonlySet<string>): Promise<Map<string, number>> {
  const densities = new Map<string, number>();
  for await (const { id, text } of eachExample(files.filter((path) => existsSync(path)))) if (wanted.has(id)) densities.set(id, commentDensity(text));
  return densities;
}
