const PLACE = /\{\{([A-Za-z][A-Za-z0-9]{0,40})(?:\|([^{}|]{1,80})\|([^{}|]{1,80}))?\}\}/g;
/** What a place becomes when a template is cut at it: the text before, the name, what one and what several are called. */
const PARTS = 4;

/** Longest text a single value may bring into a message. */
const VALUE_LIMIT = 120;

function render(value: string | number): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Math.round(value * 1000) / 1000);
  const line = value.replace(/[\r\n\t]+/g, ' ');
  return line.length > VALUE_LIMIT ? `${line.slice(0, VALUE_LIMIT)}…` : line;
}

/** Texts and, between them, places; cut once, because a hundred heuristics speak of every unit whose evidence is asked. */
const parsed = new Map<string, readonly (string | undefined)[]>();
const MOST_PARSED = 2000;

function parse(template: string): readonly (string | undefined)[] {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const parts = template.split(PLACE);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(template, parts);
  return parts;
}

/**
 * Fills `{{name}}` from the data, and `{{hits|line ends|lines end}}` with the number and the words for it. A name without a value is left as written, so that a slip in a heuristic shows.
 * Values are cut to 120 characters on one line; they may come from the scanned repository and are not escaped here.
 */
export function fillTemplate(template: string, data: Readonly<Record<string, string | number>>): string {
  const parts = parse(template);
  let filled = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += PARTS) {
    const [name = '', one, many] = [parts[at], parts[at + 1], parts[at + 2]];
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    const words = one === undefined ? '' : ` ${value === 1 ? one : many}`;
    filled += (value === undefined ? `{{${name}}}` : render(value) + words) + (parts[at + 3] ?? '');
  }
  return filled;
}
