// npm run screenshots [-- FOLDER]: every screen and state, by size and scheme, for people to look at. Pictures for
// docs/screenshots are chosen by hand.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = process.argv[2] ? resolve(process.argv[2]) : mkdtempSync(join(tmpdir(), 'simpul-pictures-'));
const vitest = resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const run = spawnSync(process.execPath, [vitest, 'run', '--config', 'e2e/vitest.config.ts', 'looks'], {
  cwd: resolve(import.meta.dirname, '..'),
  env: { ...process.env, SIMPUL_PICTURES: folder },
  stdio: 'inherit',
});
console.log(`Pictures: ${folder}`);
process.exitCode = run.status ?? 1;
