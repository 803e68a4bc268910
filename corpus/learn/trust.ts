import type { ManifestRow } from '../manifest.ts';
import type { Example } from './examples.ts';

/** Where people had long written and review closely, a declared change is often theirs in part. Chosen out of fold: `../labels.rationale.md`. */
const DECLARED_AMONG_PEOPLE = 0.1;

/** How much to trust each label, in (0, 1]: less where a project of people took to agents later, and a commit declares one. */
export function trustOf(examples: readonly Pick<Example, 'repo' | 'slice'>[], manifest: readonly Pick<ManifestRow, 'repo' | 'agentsCameLater'>[]): Float64Array {
  const later = new Set(manifest.filter((row) => row.agentsCameLater).map((row) => row.repo));
  return Float64Array.from(examples, ({ repo, slice }) => (slice === 'ai' && later.has(repo) ? DECLARED_AMONG_PEOPLE : 1));
}
