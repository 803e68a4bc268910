import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['handiwork-source'];

export default defineConfig({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    reporters: ['default', fileURLToPath(new URL('reporter.ts', import.meta.url))],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/slow/**'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'slow', include: ['test/slow/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 } },
    ],
  },
});
