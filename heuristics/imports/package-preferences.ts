import { defineRepositoryHeuristic, type RepositorySubject } from 'handiwork/heuristic';
import { PACKAGE_TABLE } from './package-table.ts';

interface Known {
  name: string;
  weight: number;
}

function knownPackages({ imports }: RepositorySubject, minFiles: number): Known[] {
  return Object.keys(imports).flatMap((language) =>
    Object.entries(imports[language] ?? {})
      .filter(([name, files]) => files >= minFiles && Object.hasOwn(PACKAGE_TABLE[language] ?? {}, name))
      .map(([name]) => ({ name, weight: PACKAGE_TABLE[language]?.[name] ?? 0 })),
  );
}

export default defineRepositoryHeuristic({
  meta: {
    id: 'package-preferences',
    summary: 'Packages that agents prefer, or people do',
    rationale: 'Asked to choose, agents pick the same few packages. Learned from labelled repositories as log-odds per package, each owner counting once; at least five owners a package.',
    confounders: ['the framework chosen long ago', 'fashions of the year', 'templates', 'few owners behind most packages'],
    needs: ['repository'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'mean log-odds per package, natural logarithm', range: [-5, 5] },
    messages: { preference: 'imported packages, by how much likelier agents are to choose them (log-odds {{measure}}): {{names}}' },
    examples: {
      high: [{ files: { 'a.ts': 'import { test } from "vitest";' } }],
      low: [{ files: { 'a.ts': 'import { expect } from "chai";' } }],
      abstain: [{ files: { 'a.ts': 'import a from "never-seen-anywhere";' } }],
    },
  },
  defaults: { minFiles: 1, maxNames: 5 },
  observe(repository, { options, report }) {
    const known = knownPackages(repository, options.minFiles);
    if (known.length === 0) return;
    const mean = known.reduce((sum, { weight }) => sum + weight, 0) / known.length;
    const telling = known.toSorted((left, right) => Math.abs(right.weight) - Math.abs(left.weight) || (left.name < right.name ? -1 : 1));
    const names = [...new Set(telling.map(({ name }) => name))].slice(0, options.maxNames).join(', ');
    report({ messageId: 'preference', measure: Math.max(-5, Math.min(5, mean)), data: { total: known.length, names } });
  },
});
