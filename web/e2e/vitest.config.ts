import { defineConfig } from 'vitest/config';

// One program and one Chromium at a time: each file starts a node of its own on a fresh data folder.
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite-e2e',
  test: {
    include: ['**/*.e2e.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
