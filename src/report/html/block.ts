import { deflateRawSync } from 'node:zlib';

import { safeJson } from '../safe-text.ts';
import { DEFLATED, PLAIN } from './packed.ts';

/** Longer JSON is deflated. */
const PLAIN_LIMIT = 4096;

/** JSON that no HTML parser takes for markup: `</script>` and `<!--` cannot occur without their `<`. */
const scriptJson = (value: unknown): string => safeJson(value).replaceAll('<', String.raw`\u003c`).replaceAll('>', String.raw`\u003e`).replaceAll('&', String.raw`\u0026`);

/** A data block of the page. Browsers do not run it: its type is none of a script. */
export function dataBlock(id: string, value: unknown): string {
  const json = scriptJson(value);
  return json.length <= PLAIN_LIMIT
    ? `<script type="${PLAIN}" id="${id}">${json}</script>\n`
    : `<script type="${DEFLATED}" id="${id}">${deflateRawSync(json, { level: 6 }).toString('base64')}</script>\n`;
}
