import { defineConfig } from 'vite';

/** One page per run: `vite build --mode report`, `--mode live`. Each becomes one script and one style sheet, to be inlined. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: false,
    target: 'es2022',
    cssCodeSplit: false,
    lib: { entry: `${mode}.tsx`, name: 'handiwork', formats: ['iife'], fileName: () => `${mode}.js`, cssFileName: mode },
  },
}));
