// Keys of signers from a certificate authority of the test's own, made with the openssl program: the files that an
// official would hold, and the files that an administrator would put into the trust folder of a node.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningNode } from './stage/node.ts';

export const passphrase = 'karet rakyat 2026';

export interface KeyPair {
  // Paths.
  readonly key: string;
  readonly certificate: string;
}

export interface Authority {
  // A file of PKCS#12 as a file field takes it, for the official with this name.
  readonly key: (name: string) => { name: string; mimeType: string; buffer: Buffer };
  // The same as files of PEM, for what is no file field: a token, a service.
  readonly pair: (name: string, as?: 'signer' | 'clock') => KeyPair;
  // The certificate of the authority: a path.
  readonly root: string;
  // From now on the node trusts this authority, as one whose list of revoked certificates it does not have.
  readonly trustedBy: (node: RunningNode) => void;
  // The node also has that list, which is empty.
  readonly publishesListTo: (node: RunningNode) => void;
  readonly remove: () => void;
}

const setup = `
[ca]
default_ca = here
[here]
database = index.txt
crlnumber = crlnumber
default_md = sha256
default_crl_days = 30
[req]
distinguished_name = nobody
[nobody]
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature,nonRepudiation
authorityKeyIdentifier = keyid
[clock]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
authorityKeyIdentifier = keyid
`;

type Openssl = (...words: string[]) => void;

// An authority of its own in this folder, whose list of revoked certificates is empty.
function opensslIn(folder: string): Openssl {
  const openssl = (...words: string[]): void => void execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'setup.cnf'), setup);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'crlnumber'), '01\n');
  openssl('req', '-x509', '-newkey', 'rsa:3072', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '365',
    '-subj', '/C=ID/O=Penerbit Uji/CN=Induk Uji', '-config', 'setup.cnf', '-extensions', 'authority');
  return openssl;
}

export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-keys-'));
  const openssl = opensslIn(folder);
  let made = 0;

  function pair(name: string, as: 'signer' | 'clock' = 'signer'): KeyPair {
    made += 1;
    const [key, request, certificate] = [`${made}.key`, `${made}.csr`, `${made}.pem`];
    openssl('req', '-newkey', 'rsa:3072', '-nodes', '-keyout', key, '-out', request, '-config', 'setup.cnf',
      '-subj', `/C=ID/O=Pemerintah Daerah/CN=${name}`);
    openssl('x509', '-req', '-in', request, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-out', certificate,
      '-days', '90', '-extfile', 'setup.cnf', '-extensions', as);
    return { key: join(folder, key), certificate: join(folder, certificate) };
  }

  function key(name: string) {
    const one = pair(name);
    openssl('pkcs12', '-export', '-inkey', one.key, '-in', one.certificate, '-certfile', 'ca.pem', '-out', 'one.p12',
      '-passout', `pass:${passphrase}`);
    return { name: 'kunci.p12', mimeType: 'application/x-pkcs12', buffer: readFileSync(join(folder, 'one.p12')) };
  }

  function put(node: RunningNode, file: string): void {
    const trust = join(node.folder, 'trust');
    mkdirSync(trust, { recursive: true });
    copyFileSync(join(folder, file), join(trust, file));
  }

  return {
    key,
    pair,
    root: join(folder, 'ca.pem'),
    trustedBy: (node) => put(node, 'ca.pem'),
    publishesListTo: (node) => {
      openssl('ca', '-gencrl', '-config', 'setup.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-out', 'ca.crl');
      put(node, 'ca.crl');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
