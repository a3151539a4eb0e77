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
    await contract.bad(nobody, 'getLogTile', { path: { tile: '9/000' } }, { status: 404, code: 'log_tile_unknown' });
  },
};
