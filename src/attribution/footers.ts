import { isDeclared, type Catalogue, type CatalogueEntry } from './catalogue.ts';
import { requiredLiterals } from './pattern.ts';

/** A footer's entry with what can be known before matching. Only footers: to read a pattern takes longer than a hook should. */
export interface Footer {
  entry: CatalogueEntry;
  /** Lower-case strings of which a match holds at least one; absent when the pattern promises none. */
  literals: readonly string[] | undefined;
}

/** The footers that declare. */
export const footersOf = ({ byKind }: Catalogue): Footer[] =>
  (byKind.get('footer') ?? []).filter(({ signal }) => isDeclared(signal)).map((entry) => ({ entry, literals: requiredLiterals(entry.signal.pattern) }));

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** One expression that every declaring message matches: a trailer key with its colon, or a footer's literal. */
export function prefilter(catalogue: Catalogue, footers: readonly Footer[]): RegExp {
  const keys = [...catalogue.byKey.keys()].map((key) => `${escapePattern(key)}[ \\t]*:`);
  const words = footers.flatMap(({ literals }) => literals ?? ['']).map(escapePattern);
  const parts = [...new Set([...keys, ...words])];
  return parts.includes('') ? /(?:)/ : new RegExp(parts.join('|') || '(?:)', 'i');
}
