import { createHash } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [ROOT, DIST] = [here('..'), here('../dist')];

/** Modules that look for files beside them look where `tsc` puts them, whatever part they are in. */
const ownPlaces: Plugin = {
  name: 'own-places',
  transform: (code, id) => (id.endsWith('.ts') && code.includes('import.meta.url') ? code.replaceAll('import.meta.url', `__placeOf(${JSON.stringify(relative(ROOT, id))})`) : undefined),
  renderChunk: (code, { fileName }) =>
    code.replaceAll(/__placeOf\(("[^"]*")\)/g, (_all, path: string) => {
      const place = relative(dirname(join(DIST, fileName)), join(DIST, JSON.parse(path) as string)).split(sep).join('/');
      return `new URL(${JSON.stringify(place.replace(/\.ts$/, '.js'))}, import.meta.url).href`;
    }),
};

/** Two builds of one version may find otherwise, or say otherwise what they found: what one keeps is not for the other. */
const ownBuild: Plugin = {
  name: 'own-build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk').toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
    const digest = createHash('sha256').update(chunks.map(({ code }) => code).join('\0')).digest('hex').slice(0, 32);
    for (const chunk of chunks) if (chunk.code.includes('__HANDIWORK_BUILD__')) chunk.code = chunk.code.replaceAll('__HANDIWORK_BUILD__', digest);
  },
};

/** npm makes a program executable when it installs it, and not when it is built again. */
const executable: Plugin = { name: 'executable', writeBundle: () => chmodSync(join(DIST, 'src/cli.js'), 0o755) };

/** Where programs, libraries and members of crews begin, and what bundles were the first of: they keep their places. */
const STARTS = ['cli', 'index', 'scan', 'classify', 'api/index', 'kit/index', 'testing/index', 'scan/style/crew-member', 'classify/member'];
const REGISTRIES = ['index', 'commits/agents/index'];
const named = (folder: string, names: readonly string[]): [string, string][] => names.map((name) => [`${folder}/${name}`, here(`../${folder}/${name}.ts`)]);

/**
 * The program as few modules, in the places of those that `tsc` wrote: to find, read and link two hundred small files takes a
 * commit hook, and a scan that knows most of its repository from earlier, longer than much of their work. What begins does
 * not move; what it imports is in `src/parts`, each module in one part, so that a class is the same wherever it is met.
 */
export default defineConfig({
  logLevel: 'warn',
  resolve: { alias: { 'handiwork/heuristic': here('api/index.ts'), 'handiwork/kit': here('kit/index.ts') } },
  plugins: [ownPlaces, ownBuild, executable],
  build: {
    ssr: true,
    outDir: DIST,
    emptyOutDir: false,
    target: 'es2023',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries([...named('src', STARTS), ...named('heuristics', REGISTRIES)]),
      output: {
        entryFileNames: '[name].js', chunkFileNames: 'src/parts/[name].js',
        // Each takes with it what it imports and no earlier one has: a process that only starts another loads nothing but that, a hook
        // not what a scan does, and a list of what is built in not what scans.
        codeSplitting: { groups: [
          { name: 'supervise', test: /src[\\/]commands[\\/]supervise\.ts$/, priority: 7 },
          { name: 'base', test: /src[\\/](?:api|kit|shared)[\\/]/, priority: 6 },
          { name: 'agents', test: /heuristics[\\/]commits[\\/]agents[\\/]/, priority: 5 },
          { name: 'heuristics', test: /heuristics[\\/]/, priority: 4 },
          { name: 'hooks', test: /src[\\/]commands[\\/]hooks[\\/]/, priority: 3 },
          { name: 'rules', test: /src[\\/](?:builtins|languages[\\/]language-of)\.ts$/, priority: 2 },
          { name: 'scan', test: /src[\\/](?:index|scan)\.ts$/, priority: 1 },
          { name: 'start', test: /src[\\/]commands[\\/](?:main|io|failure)\.ts$/ },
        ] },
      },
    },
  },
});
