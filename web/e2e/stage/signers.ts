// Keys of people for tests that sign: an authority of its own, believed by the node, and a PKCS#12 file for each name.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunningNode } from './node.ts';

const run = promisify(execFile);

export const passphrase = 'jembatan ulin kembar';

export class Signers {
  #folder: string;
  #made = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  // Makes the authority and puts it among those the node believes.
  static async believedBy(node: RunningNode): Promise<Signers> {
    const signers = new Signers(await mkdtemp(join(tmpdir(), 'simpul-signers-')));
    await signers.#openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem',
      '-days', '30', '-subj', '/CN=Penerbit Uji');
    const trust = join(node.folder, 'trust');
    await mkdir(trust, { recursive: true });
    await writeFile(join(trust, 'penerbit-uji.pem'), await readFile(signers.#path('ca.pem')));
    return signers;
  }

  // The PKCS#12 file of a person, sealed with `passphrase`.
  async keyOf(name: string): Promise<Buffer> {
    this.#made += 1;
    const file = (ending: string): string => `${this.#made}.${ending}`;
    await writeFile(this.#path('usage'), 'keyUsage=critical,digitalSignature,nonRepudiation\n');
    await this.#openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', file('key'), '-out', file('csr'),
      '-subj', `/CN=${name}`);
    await this.#openssl('x509', '-req', '-in', file('csr'), '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial',
      '-out', file('pem'), '-days', '20', '-extfile', 'usage');
    await this.#openssl('pkcs12', '-export', '-inkey', file('key'), '-in', file('pem'), '-certfile', 'ca.pem',
      '-out', file('p12'), '-passout', `pass:${passphrase}`);
    return readFile(this.#path(file('p12')));
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
  async #openssl(...words: string[]): Promise<void> {
    await run('openssl', words, { cwd: this.#folder });
  }
}
