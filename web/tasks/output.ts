// What happens to the built files: the service worker learns their names, and each gets a compressed twin.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const shellMark = /["'`]__SHELL_FILES__["'`]/;
const compressible = /\.(js|css|html|svg|json|webmanifest)$/;

// Replaces the mark in the service worker by the list of files that open without a network.
export function listShellFiles(): Plugin {
  return {
    name: 'simpul-shell-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['service-worker.js'];
        if (worker?.type !== 'chunk') return;
        const names = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !name.endsWith('.map'));
        worker.code = worker.code.replace(shellMark, JSON.stringify(names.sort().map((name) => `/${name}`)));
      },
    },
  };
}

// The server sends the twin to browsers that accept gzip, so no request pays for compression.
export function compressOutput(): Plugin {
  let folder = 'dist';
  return {
    name: 'simpul-compress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((one) => compressible.test(one))) {
        const plain = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(plain, { level: 9 }));
      }
    },
  };
}
