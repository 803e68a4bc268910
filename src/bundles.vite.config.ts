import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The two registries, each with all that it imports as one module, in the place of the one that `tsc` wrote. To find, read
 * and link hundreds of small files takes a commit hook longer than all its work.
 */
export default defineConfig({
  logLevel: 'warn',
  resolve: { alias: { 'handiwork/heuristic': here('api/index.ts'), 'handiwork/kit': here('kit/index.ts') } },
  build: {
    ssr: true,
    outDir: here('../dist/heuristics'),
    emptyOutDir: false,
    target: 'es2023',
    minify: false,
    rolldownOptions: {
      input: { index: here('../heuristics/index.ts'), 'commits/agents/index': here('../heuristics/commits/agents/index.ts') },
      output: {
        entryFileNames: '[name].js', chunkFileNames: '[name].js',
        codeSplitting: { groups: [{ name: 'kit', test: /src[\\/](?:api|kit)[\\/]/ }] },
      },
    },
  },
});
