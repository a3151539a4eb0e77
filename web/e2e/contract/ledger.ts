// The log of the node: what it shows to whoever asks, checked from the entries up.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Stories } from './cast.ts';

const hash = (...parts: readonly Uint8Array[]): Buffer => {
  const hasher = createHash('sha256');
  parts.forEach((part) => hasher.update(part));
  return hasher.digest();
};

// RFC 6962 section 2.1.
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return hash();
  if (leaves.length === 1) return first;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return hash(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

export const ledgerStories: Stories = {
  'shows a log whose entries give its root, with an act in it within seconds': async ({ contract, nobody, staff }) => {
    const opened = await contract.good(staff, 'openDossier', {
      json: { cooperation: 'ksdd_sukarela', title: 'Masuk daftar', parties: [{ region: '64' }, { region: '35' }] },
    });
    let entries: Buffer[] = [];
    let root = '';
    for (let tries = 0; tries < 50 && !entries.some((one) => one.toString('hex') === opened.value.id); tries += 1) {
      await pause(100);
      const shown = (await contract.good(nobody, 'getCheckpoint', {})).reply.text.split('\n');
      const size = Number(shown[1]);
      root = shown[2] ?? '';
      entries = [];
      for (let at = 0; at < size; at += 256) {
        const width = Math.min(256, size - at);
        const number = String(at / 256).padStart(3, '0');
        const tile = `entries/${number}${width < 256 ? `.p/${width}` : ''}`;
        const { reply } = await contract.good(nobody, 'getLogTile', { path: { tile } });
        const bytes = Buffer.from(reply.bytes);
        expect(bytes.length, tile).toBe(width * 34);
        for (let entry = 0; entry < width; entry += 1) entries.push(bytes.subarray(entry * 34 + 2, entry * 34 + 34));
      }
    }
    expect(entries.map((one) => one.toString('hex'))).toContain(opened.value.id);
    expect(rootOf(entries.map((one) => hash(Buffer.of(0), one))).toString('base64')).toBe(root);
    const { value } = await contract.good(nobody, 'getLog', {});
    expect(value.size).toBeGreaterThan(0);
    expect(value.key).toContain('/log/');
    expect(value.stopped).toBeUndefined();
    await contract.bad(nobody, 'getLogTile', { path: { tile: '9/000' } }, { status: 404, code: 'log_tile_unknown' });
  },
};
