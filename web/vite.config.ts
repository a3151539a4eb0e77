import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { compressOutput, listShellFiles } from './tasks/output.ts';

const server = process.env['SIMPUL_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), listShellFiles(), compressOutput()],
  // The strict policy of the server (default-src 'self') forbids data: addresses, so nothing is inlined.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: 'index.html', 'service-worker': 'src/service-worker/main.ts' },
      output: {
        // A browser looks for a newer service worker at the address it knows.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: Object.fromEntries(['/api', '/healthz', '/readyz'].map((path) => [path, server])) },
  test: { include: ['src/**/*.test.ts', 'tasks/**/*.test.mjs'], environment: 'node', passWithNoTests: false },
});
