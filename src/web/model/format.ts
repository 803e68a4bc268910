const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

export const count = (value: number): string => whole.format(value);
export const compact = (value: number): string => (value < 10_000 ? whole.format(value) : short.format(value));

/** Shares that are not nothing are never shown as 0 %, nor as all when something is missing. */
export function percent(value: number): string {
  if (value > 0 && value < 0.01) return '<1%';
  if (value < 1 && value > 0.99) return '>99%';
  return share.format(value);
}

/** A calibrated probability. Never a percentage: it speaks of style. */
export const resemblance = (value: number): string => (value >= 0.995 ? '>.99' : value < 0.005 ? '<.01' : value.toFixed(2).replace(/^0/, ''));

export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;

export const shortCommit = (commit: string): string => commit.slice(0, 12);

export const lineSpan = (start: number, end: number): string => (start === end ? `${start}` : `${start}–${end}`);

/** Folder and name apart: lists keep the name whole and shorten the folder. */
export function splitPath(path: string): { folder: string; name: string } {
  const at = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, at), name: path.slice(at) };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03` as `Mar 2026`. */
export const monthName = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
