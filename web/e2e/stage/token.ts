// A PKCS#11 token of software, in a folder of the test: SoftHSM keeps it, and p11tool puts a certificate beside a key.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const modules = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'];
const label = 'Pemprov Kaltim';

export const pin = '48172630';

// Where the library of the token stands; undefined where the packages softhsm2 and gnutls-bin are not installed.
export function tokenModule(): string | undefined {
  const programs = ['/usr/bin/softhsm2-util', '/usr/bin/p11tool'];
  return programs.every((one) => existsSync(one)) ? modules.find((one) => existsSync(one)) : undefined;
}

export interface Token {
  // What a program needs in its environment to find it.
  readonly environment: Readonly<Record<string, string>>;
  // The part of a signing setup that names it; `keys` from the names of people to labels of keys.
  readonly setup: (keys: Readonly<Record<string, string>>) => string;
  readonly put: (key: string, pair: { readonly key: string; readonly certificate: string }) => void;
  // Pulled out: no program finds it any more.
  readonly pullOut: () => void;
  readonly remove: () => void;
}

export function makeToken(module: string): Token {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-token-'));
  const tokens = join(folder, 'tokens');
  mkdirSync(tokens);
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(configuration, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const environment = { SOFTHSM2_CONF: configuration };
  const run = (program: string, ...words: string[]): void =>
    void execFileSync(program, words, { env: { ...process.env, ...environment }, stdio: 'pipe' });

  run('softhsm2-util', '--init-token', '--free', '--label', label, '--so-pin', '11112222', '--pin', pin);
  return {
    environment,
    setup: (keys) => `token:\n  module: ${module}\n  token: ${label}\n  keys:\n${Object.entries(keys)
      .map(([name, key]) => `    ${name}: ${key}\n`).join('')}`,
    put: (key, pair) => {
      const id = 'a1';
      run('softhsm2-util', '--import', pair.key, '--token', label, '--label', key, '--id', id, '--pin', pin);
      run('p11tool', `--provider=${module}`, '--login', `--set-pin=${pin}`, '--write',
        `--load-certificate=${pair.certificate}`, `--label=${key}`, `--id=${id}`, '--batch',
        `pkcs11:token=${encodeURIComponent(label)}`);
    },
    pullOut: () => {
      rmSync(tokens, { recursive: true });
      mkdirSync(tokens);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
