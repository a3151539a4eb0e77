// A time-stamp authority on loopback, made of `openssl ts`, that speaks RFC 3161 over HTTP.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StampAuthority {
  readonly url: string;
  // How many stamps it gave.
  readonly given: () => number;
  // From now on it answers that it is out of order.
  isBroken: boolean;
  // Nobody answers on its port from now on.
  readonly close: () => Promise<void>;
}

const setup = (folder: string): string => `
[tsa]
default_tsa = ours
[ours]
serial = ${join(folder, 'serial')}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
ordering = no
tsa_name = no
`;

// `clock` is its key and certificate, as paths of PEM files.
export async function startStampAuthority(
  clock: { readonly key: string; readonly certificate: string },
): Promise<StampAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-tsa-'));
  writeFileSync(join(folder, 'tsa.cnf'), setup(folder));
  writeFileSync(join(folder, 'serial'), '01\n');
  let given = 0;

  function stamp(query: Buffer): Buffer {
    writeFileSync(join(folder, 'query'), query);
    execFileSync('openssl', ['ts', '-reply', '-config', join(folder, 'tsa.cnf'), '-queryfile', join(folder, 'query'),
      '-signer', clock.certificate, '-inkey', clock.key, '-out', join(folder, 'reply')], { stdio: 'pipe' });
    given += 1;
    return readFileSync(join(folder, 'reply'));
  }

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (authority.isBroken) response.writeHead(503).end();
      else response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(stamp(Buffer.concat(pieces)));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const authority: StampAuthority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    given: () => given,
    isBroken: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return authority;
}
