// What one party recorded about another before it wrote for itself: the other answers, and both screens say so.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, openBrowser, openPage, signIn } from './stage/browser.ts';
import { tellDossier } from './stage/dossiers.ts';
import { expectGoodLooks } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';

let node: RunningNode;
let browser: Browser;
let recorder: Page;
let other: Page;
let dossier = '';

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  recorder = await openAs('64', '/kerja-sama');
  dossier = await openedDossier();
  await recorder.goto(`/kerja-sama/${dossier}`);
  other = await openAs('35', `/kerja-sama/${dossier}`);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

async function openAs(government: string, path: string): Promise<Page> {
  const page = await openPage(browser, node);
  await signIn(page, await demoAccount(node, 'staff', government), path);
  return page;
}

// A dossier with Jawa Timur, its agreement, and the signature of its governor as Kalimantan Timur saw it on paper.
async function openedDossier(): Promise<string> {
  const parties = [{ region: '64' }, { region: '35' }];
  const opening = { cooperation: 'ksdd_sukarela', title: 'Pelayaran rakyat', parties };
  const paper = { document: 'kb', type: 'joint_agreement', title: 'Kesepakatan Bersama', final_on: '2022-05-02' };
  const signature = {
    document: 'kb', party: '35', signer: { office: 'Gubernur Jawa Timur', office_kind: 'head_of_region' },
    capacity: 'definitif', authority: 'office', on: '2022-05-03', evidence: { note: 'dilihat pada naskah asli' },
  };
  return tellDossier(recorder, opening, [['documents', paper], ['signatures', signature]]);
}

describe('a record about another party', () => {
  it('is shown as such, never as its own act', async () => {
    await recorder.getByText('dicatat oleh Kalimantan Timur, belum dikonfirmasi').waitFor();
    await recorder.getByText('Gubernur Jawa Timur menandatangani kesepakatan bersama.').waitFor();
  });

  it('is disputed by that party with a reason, and the box is open again on both screens', async () => {
    await other.getByRole('button', { name: /^Kesepakatan Bersama, Jawa Timur/ }).click();
    await other.getByRole('button', { name: 'Benarkan atau bantah' }).click();
    await other.getByText('Kalimantan Timur mencatat: Gubernur Jawa Timur menandatangani').waitFor();
    await expectGoodLooks(other);
    await other.getByLabel('Tidak benar').check();
    await other.getByRole('button', { name: 'Kirim jawaban' }).click();
    await other.getByRole('alert').getByText('Ada isian yang perlu diperbaiki').waitFor();
    await other.getByLabel('Alasan').fill('beliau diwakili');
    await other.getByRole('button', { name: 'Kirim jawaban' }).click();
    for (const page of [other, recorder]) {
      await page.getByText(/Jawa Timur membantah tanda tangan .*: beliau diwakili\./).waitFor();
      await page.getByRole('button', { name: /^Kesepakatan Bersama, Jawa Timur: Dipersoalkan/ }).waitFor();
    }
    await expectGoodLooks(recorder);
  });

  it('leaves the pen to that party from then on', async () => {
    await recorder.getByText('Mencatat sendiri di berkas ini.').nth(1).waitFor();
    await recorder.getByRole('button', { name: 'Catat tanda tangan', exact: true }).click();
    expect(await recorder.getByRole('dialog').getByText('Pihak yang menandatangani').count()).toBe(0);
  });
});
