// Files with signatures that OpenSSL makes, not the code under test.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const room = 8192;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-digest-'));
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key', '-out', 'cert', '-days', '2',
    '-subj', '/CN=A');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openssl(...words: string[]): void {
  execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
}

// Detached, over the bytes given: what a PDF carries in its gap.
function cms(covered: Buffer, ...more: string[]): Buffer {
  writeFileSync(join(folder, 'in'), covered);
  openssl('cms', '-sign', '-binary', '-signer', 'cert', '-inkey', 'key', '-in', 'in', '-outform', 'DER',
    '-out', 'out', ...more);
  return readFileSync(join(folder, 'out'));
}

// Another revision at the end of what is there, which leaves a gap for its signature and covers all around it.
export function signed(before: Buffer, ...more: string[]): Buffer {
  const head = Buffer.from('\n9 0 obj\n<< /Type /Sig /ByteRange [0 ');
  const gap = before.length + head.length + 60;
  const rest = gap + room * 2 + 2;
  const foot = Buffer.from(' >>\nendobj\n%%EOF\n');
  const numbers = `${gap} ${rest} ${foot.length}] /Contents `.padEnd(60);
  const front = Buffer.concat([before, head, Buffer.from(numbers)]);
  const signature = cms(Buffer.concat([front, foot]), ...more);
  return Buffer.concat([front, Buffer.from(`<${signature.toString('hex').padEnd(room * 2, '0')}>`), foot]);
}

export const plain = Buffer.from('%PDF-1.7\nKesepakatan Bersama tentang pangan, pasal demi pasal.\n');
