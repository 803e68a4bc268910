import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { PageAssets } from '../api/formatter.ts';
import { HandiworkError } from '../shared/errors.ts';

/** Beside the built program, and from its sources. */
const PLACES = ['../../web/', '../../dist/web/'];

/** @param name `report`, or `live` for the pages of a server. @throws {HandiworkError} When the pages were never built. */
export function pageAssets(name: 'report' | 'live'): PageAssets {
  for (const place of PLACES) {
    const script = fileURLToPath(new URL(`${place}${name}.js`, import.meta.url));
    if (!existsSync(script)) continue;
    return { script: readFileSync(script, 'utf8'), style: readFileSync(script.replace(/\.js$/, '.css'), 'utf8') };
  }
  throw new HandiworkError('The pages of the HTML report are not built.', { hint: 'In a checkout: npm run build. In an installed package: install it again.' });
}
