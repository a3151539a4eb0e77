// The log of the node: what it shows to whoever asks, checked from the entries up.
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { readLog, rootOf, type ReadLog } from '../stage/log.ts';
import type { Stories } from './cast.ts';

export const ledgerStories: Stories = {
  'shows a log whose entries give its root, with an act in it within seconds': async ({ contract, nobody, staff }) => {
    const opened = await contract.good(staff, 'openDossier', {
      json: { cooperation: 'ksdd_sukarela', title: 'Masuk daftar', parties: [{ region: '64' }, { region: '35' }] },
    });
    let log: ReadLog = { size: 0, root: '', entries: [] };
    for (let tries = 0; tries < 50 && !log.entries.includes(opened.value.id); tries += 1) {
      await pause(100);
      log = await readLog(nobody);
    }
    expect(log.entries).toContain(opened.value.id);
    expect(rootOf(log.entries)).toBe(log.root);
    const shown = await contract.good(nobody, 'getCheckpoint', {});
    expect(shown.reply.text).toContain('/log/');
    await contract.good(nobody, 'getLogTile', { path: { tile: 'entries/000.p/1' } });
    const { value } = await contract.good(nobody, 'getLog', {});
    expect(value.size).toBeGreaterThanOrEqual(log.size);
    expect(value.key).toContain('/log/');
    expect(value.stopped).toBeUndefined();
    expect(value.witness_key).toContain('/witness/');
    await contract.bad(nobody, 'getLogTile', { path: { tile: '9/000' } }, { status: 404, code: 'log_tile_unknown' });
  },
  'witnesses the log of another once it grows, and never two histories of it': async ({ contract, nobody, log }) => {
    const headers = { 'Content-Type': 'text/plain' };
    const asked = (old: number, leaf: string): string => `old ${old}\n\n${log.checkpoint(leaf)}`;
    const { reply } = await contract.good(nobody, 'addCheckpoint', { bytes: Buffer.from(asked(0, 'satu')), headers });
    expect(reply.text).toMatch(/^— \S+\/witness\/\S+ \S+\n$/u);
    const kept = await contract.good(nobody, 'getWitnessedCheckpoint', { path: { origin: log.originHash } });
    expect(kept.reply.text).toBe(log.checkpoint('satu') + reply.text);
    const again = await nobody.send('POST', '/witness/add-checkpoint', { body: asked(0, 'satu'), headers });
    expect([again.status, again.text, again.headers.get('content-type')]).toEqual([409, '1\n', 'text/x.tlog.size']);
    const other = await nobody.send('POST', '/witness/add-checkpoint', { body: asked(1, 'dua'), headers });
    expect(other.status).toBe(422);
    const { value } = await contract.good(nobody, 'getLog', {});
    expect(value.splits).toMatchObject([{ origin: log.origin, size: 1, other: log.checkpoint('dua') }]);
  },
};
