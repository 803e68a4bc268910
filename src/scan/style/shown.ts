import type { Evidence } from '../../api/evidence.ts';

/** What a report shows of a unit beside what is reckoned with. */
export interface Shown {
  name: string;
  evidence: Evidence[];
}

/** The same, each as JSON. */
export interface ShownJson {
  name: string;
  evidence: string;
}

/** Stands between two of the texts: in JSON a control character is always escaped. */
const SEPARATOR = '\u001f';

/** What is shown of the units of a file, on one line: name and evidence of each as JSON, so that a report can be written without reading it. */
export const packShown = (units: readonly Shown[]): Buffer =>
  Buffer.from(units.flatMap(({ name, evidence }) => [JSON.stringify(name), JSON.stringify(evidence)]).join(SEPARATOR));

export function unpackShownJson(packed: Buffer): ShownJson[] {
  const texts = packed.toString('utf8').split(SEPARATOR);
  return Array.from({ length: texts.length / 2 }, (_, at) => ({ name: texts[2 * at] as string, evidence: texts[2 * at + 1] as string }));
}

export function unpackShown(packed: Buffer): Shown[] {
  const values = JSON.parse(`[${packed.toString('utf8').replaceAll(SEPARATOR, ',')}]`) as unknown[];
  return Array.from({ length: values.length / 2 }, (_, at) => ({ name: values[2 * at] as string, evidence: values[2 * at + 1] as Evidence[] }));
}
