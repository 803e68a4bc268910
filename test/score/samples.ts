/** Written for these tests: many kinds of tokens, comments and calls in little space. */
export const SAMPLES: readonly { path: string; text: string }[] = [
  {
    path: 'sample.ts',
    text: `import { readFile } from 'node:fs/promises';
import type { Row } from './row.ts';

/** Reads rows. @param path where they lie */
export async function loadRows(path: string, limit = 10): Promise<Row[]> {
  const text = await readFile(path, 'utf8'); // the whole file
  const rows: Row[] = [];
  for (const [index, line] of text.split('\\n').entries()) {
    if (line.trim() === '' || index >= limit) continue;
    try {
      rows.push(JSON.parse(line) as Row);
    } catch (error) {
      console.error(\`line \${index + 1}: \${error instanceof Error ? error.message : String(error)}\`);
    }
  }
  return rows.filter((row) => row.id !== undefined && /^[a-z_]+$/i.test(row.name ?? ''));
}

export class RowStore<T extends Row = Row> {
  private readonly byId = new Map<number, T>();
  #size = 0;
  constructor(private readonly options: { strict: boolean }) {}

  // Step 1: add the row
  add(row: T): this {
    this.byId.set(row.id, row);
    this.#size += 1;
    return this;
  }
  get size(): number { return this.#size; }
  find = (id: number): T | undefined => this.byId.get(id)!;
}

export const total = (rows: Row[]): number => rows.reduce((sum, { price, count }) => sum + price * count, 0);
export default { loadRows, total, kinds: ['a', 'b', "c"], nested: { deep: { x: 1, y: 0xff, z: 1e-5 } } };
`,
  },
  {
    path: 'sample.tsx',
    text: `import React, { useState } from 'react';

type Props = { title: string; items?: string[]; onPick(item: string): void };

export function Picker({ title, items = [], onPick }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section className="picker" data-open={open ? 'yes' : 'no'}>
      <h2 onClick={() => setOpen(!open)}>{title} – it's here</h2>
      {open && items.map((item, i) => <li key={i} onClick={() => onPick(item)}>{item}</li>)}
    </section>
  );
}

const handlers = {
  click(event: MouseEvent) { event.preventDefault(); },
  press: async (key: string) => { await wait(key, 10); return key ? 1 : 2; },
};
`,
  },
  {
    path: 'sample.py',
    text: `"""Rows from files."""
from __future__ import annotations

import os, sys
from typing import Any, Optional


class Loader(Base, metaclass=Meta):
    """Loads rows.

    Args:
        path: where they lie
    """

    limit: int = 10

    @property
    def size(self) -> int:
        return len(self._rows)

    async def load(self, path: str, *args, strict: bool = False, **kwargs: Any) -> Optional[list[dict]]:
        # TODO: read in pieces
        with open(os.path.join(self.root, path), encoding="utf-8") as handle:
            rows = [parse(line, strict=strict) for line in handle if line.strip()]
        if not rows:
            raise ValueError(f"no rows in {path!r}: {len(rows)}")
        elif strict and any(row is None for row in rows):
            return None
        self._rows, count = rows, sum(1 for _ in rows)
        logger.info("loaded %d rows", count)
        return sorted(rows, key=lambda row: row['id'])


def main(argv=None):
    loader = Loader(root=r"C:\\\\data", limit=5)
    try:
        print(loader.load(argv[1]) or 'nothing')
    except (IOError, ValueError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv)
`,
  },
];
