import { defineRepositoryHeuristic, type RepositorySubject } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names a manifest declares, its own included; nothing for text that is no JSON object. */
function declaredBy(text: string): string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isRecord(manifest)) return [];
  const names = FIELDS.flatMap((field) => (isRecord(manifest[field]) ? Object.keys(manifest[field]) : []));
  return typeof manifest['name'] === 'string' ? [...names, manifest['name']] : names;
}

const IMPORTING = ['typescript', 'tsx', 'javascript'];

function importedPackages(repository: RepositorySubject): string[] {
  const names = IMPORTING.flatMap((language) => Object.keys(repository.imports[language] ?? {}));
  return [...new Set(names)].filter((name) => /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*$/.test(name)).sort();
}

export default defineRepositoryHeuristic({
  meta: {
    id: 'unresolved-imports',
    summary: 'Packages that are imported and declared nowhere',
    rationale: '4 to 6 % of the packages that models name do not exist; a package that no manifest knows may be one of them.',
    confounders: ['workspaces and monorepos', 'packages of the platform', 'optional dependencies', 'path aliases'],
    needs: ['repository'],
    languages: SCRIPT,
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of imported packages', range: [0, 1] },
    messages: { unresolved: '{{hits}} of {{total}} imported packages are in no manifest: {{names}}' },
    examples: {
      high: [
        { files: { 'package.json': '{"dependencies":{"zod":"4"}}', 'a.ts': 'import { z } from "zod";\nimport x from "left-pad-plus";' } },
      ],
      low: [{ files: { 'package.json': '{"dependencies":{"zod":"4"}}', 'a.ts': 'import { z } from "zod";' } }],
      abstain: [{ files: { 'a.ts': 'import { z } from "zod";' } }],
    },
  },
  defaults: { maxManifests: 200, maxNames: 5 },
  observe(repository, { options, report }) {
    const manifests = repository.paths.filter((path) => path === 'package.json' || path.endsWith('/package.json'));
    if (manifests.length === 0 || manifests.length > options.maxManifests) return;
    const declared = new Set(manifests.flatMap((path) => declaredBy(repository.read(path) ?? '')));
    const packages = importedPackages(repository);
    if (packages.length === 0) return;
    const unresolved = packages.filter((name) => !declared.has(name) && !declared.has(`@types/${name.replace('@', '').replace('/', '__')}`));
    const names = unresolved.slice(0, options.maxNames).join(', ');
    const data = { hits: unresolved.length, total: packages.length, names };
    report({ messageId: 'unresolved', measure: unresolved.length / packages.length, data });
  },
});
