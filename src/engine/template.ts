const PLACE = /\{\{([A-Za-z][A-Za-z0-9]{0,40})\}\}/g;

/** Longest text a single value may bring into a message. */
const VALUE_LIMIT = 120;

function render(value: string | number): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Math.round(value * 1000) / 1000);
  const line = value.replace(/[\r\n\t]+/g, ' ');
  return line.length > VALUE_LIMIT ? `${line.slice(0, VALUE_LIMIT)}…` : line;
}

/**
 * Fills `{{name}}` from the data. A name without a value is left as written, so that a slip in a heuristic shows.
 * Values are cut to 120 characters on one line; they may come from the scanned repository and are not escaped here.
 */
export function fillTemplate(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(PLACE, (whole, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return value === undefined ? whole : render(value);
  });
}
