import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCES = fileURLToPath(new URL('../../src/web', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Bundles a page when it is missing or older than its sources. */
export async function buildPage(page: 'report' | 'live'): Promise<void> {
  const script = join(BUILT, `${page}.js`);
  const newest = Math.max(...readdirSync(SOURCES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
  if (existsSync(script) && statSync(script).mtimeMs > newest) return;
  await build({ configFile: join(SOURCES, 'vite.config.ts'), mode: page });
}
