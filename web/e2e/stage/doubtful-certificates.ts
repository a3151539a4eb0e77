// Certificates that somebody had better not rely on, from an authority of its own that the node believes: one that has
// expired, one that is revoked, one that bears the authority's name without its signature. Made by openssl alone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningNode } from './node.ts';
import type { SigningPair } from './pdf-signing.ts';

const authority = '/CN=Penerbit Ragu';

const setup = (folder: string): string => `
[ca]
default_ca = ours
[ours]
dir = ${folder}
database = ${join(folder, 'index')}
serial = ${join(folder, 'serial')}
crlnumber = ${join(folder, 'crlnumber')}
new_certs_dir = ${folder}
default_md = sha256
default_crl_days = 30
policy = any
x509_extensions = person
unique_subject = no
[any]
commonName = supplied
[person]
keyUsage = critical,digitalSignature,nonRepudiation
`;

export class DoubtfulCertificates {
  readonly #folder = mkdtempSync(join(tmpdir(), 'simpul-doubtful-'));
  readonly #trust: string;

  constructor(node: RunningNode) {
    this.#trust = join(node.folder, 'trust');
    for (const [name, text] of [['ca.cnf', setup(this.#folder)], ['index', ''], ['serial', '1000\n'],
      ['crlnumber', '01\n']] as const) writeFileSync(this.#path(name), text);
    this.#authority('ca');
    mkdirSync(this.#trust, { recursive: true });
    writeFileSync(join(this.#trust, 'penerbit-ragu.pem'), readFileSync(this.#path('ca.pem')));
    this.#listRevoked();
  }

  sound(name: string): SigningPair {
    return this.#issued(name, ['-days', '20']);
  }

  expired(name: string): SigningPair {
    return this.#issued(name, ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z']);
  }

  revoked(name: string): SigningPair {
    const pair = this.#issued(name, ['-days', '20']);
    this.#openssl('ca', '-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-revoke', pair.certificate);
    this.#listRevoked();
    return pair;
  }

  // Signed by a key that is not the authority's, under the authority's name.
  forged(name: string): SigningPair {
    this.#authority('false');
    const pair = this.#requested(name);
    this.#openssl('x509', '-req', '-in', `${pair.key}.csr`, '-CA', 'false.pem', '-CAkey', 'false.key',
      '-CAcreateserial', '-days', '20', '-extfile', 'ca.cnf', '-extensions', 'person', '-out', pair.certificate);
    return pair;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #authority(file: string): void {
    this.#openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${file}.key`, '-out', `${file}.pem`,
      '-days', '30', '-subj', authority);
  }

  #requested(name: string): SigningPair {
    const file = name.replace(/\W+/g, '-').toLowerCase();
    const [key, certificate] = [this.#path(`${file}.key`), this.#path(`${file}.pem`)];
    this.#openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', `${key}.csr`, '-subj', `/CN=${name}`);
    return { key, certificate, root: this.#path('ca.pem') };
  }

  #issued(name: string, when: readonly string[]): SigningPair {
    const pair = this.#requested(name);
    this.#openssl('ca', '-config', 'ca.cnf', '-batch', '-notext', '-cert', 'ca.pem', '-keyfile', 'ca.key', ...when,
      '-in', `${pair.key}.csr`, '-out', pair.certificate);
    return pair;
  }

  #listRevoked(): void {
    this.#openssl('ca', '-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-gencrl',
      '-out', join(this.#trust, 'penerbit-ragu.crl'));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
  #openssl(...words: readonly string[]): void {
    execFileSync('openssl', words, { cwd: this.#folder, stdio: 'pipe' });
  }
}
