import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

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
  for (const file of files.filter((path) => existsSync(path)))
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      if (line === '') continue;
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      if (wanted.has(id)) densities.set(id, commentDensity(text));
    }
  return densities;
}
