import { defineConfig, type Plugin } from 'vite';

/** The minifier turns escapes of strings into the characters themselves. A report is also read in terminals: escapes they stay. */
const plainCharacters: Plugin = {
  name: 'plain-characters',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

/** One page per run: `vite build --mode report`, `--mode live`. Each becomes one script and one style sheet, to be inlined. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  // Not left to NODE_ENV: the development form of JSX writes the paths of this machine into the page.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  plugins: [plainCharacters],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: false,
    target: 'es2022',
    cssCodeSplit: false,
    lib: { entry: `${mode}.tsx`, name: 'handiwork', formats: ['iife'], fileName: () => `${mode}.js`, cssFileName: mode },
  },
}));
