// The case of Kalimantan Timur and Jawa Timur, July and August 2022: one agreement and seven agreements of agencies
// (tests/scenarios/kaltim-jatim.yaml). The report names no agency and no subject of the seven, so they are counted.
import type { Negotiation } from '../src/shared/api/generated/schemas.ts';
import { Client } from './stage/client.ts';
import type { RunningNode } from './stage/node.ts';
import { fillDraft, jatim, kaltim, registerHead, Writer } from './tanda-tangan-papers.ts';

export const agreement = 'Kesepakatan Bersama tentang pembangunan daerah';
export const titles = Array.from({ length: 7 }, (_, at) => `PKS ${at + 1} dari 7`);
export const documentOf = (title: string): string => {
  const number = titles.indexOf(title) + 1;
  return number === 0 ? 'kb' : `pks-${number}`;
};

export interface Case {
  readonly dossier: string;
  // Staff of Kalimantan Timur at work on the dossier.
  readonly ours: Writer;
}

// The dossier with its eight papers and the numbers of both sides. The agreement has no text yet; the seven are written
// from the library and sent as first rounds by Kalimantan Timur.
export async function openCase(node: RunningNode): Promise<Case> {
  const first = await new Client(node).signIn('kaltim@64');
  const second = await new Client(node).signIn('jatim@35');
  await registerHead(first, kaltim, 'Gubernur Kalimantan Timur');
  await registerHead(second, jatim, 'Gubernur Jawa Timur');
  const { id } = await first.json<{ id: string }>('POST', '/api/v1/dossiers', {
    cooperation: 'ksdd_sukarela', title: 'Pembangunan daerah', parties: [{ region: kaltim }, { region: jatim }],
  });
  const [ours, theirs] = [new Writer(first, id), new Writer(second, id)];
  await ours.tell('documents', { document: 'kb', type: 'joint_agreement', title: agreement });
  for (const title of titles) {
    const document = documentOf(title);
    await ours.tell('documents', { document, type: 'cooperation_agreement', title, parent: 'kb' });
  }
  for (const document of ['kb', ...titles.map(documentOf)]) {
    await ours.tell('numbers', { document, party: kaltim, number: `119/${document}/64` });
    await theirs.tell('numbers', { document, party: jatim, number: `119/${document}/35` });
  }
  for (const title of titles) await sendFirstRound(ours, documentOf(title));
  return { dossier: id, ours };
}

async function sendFirstRound(ours: Writer, document: string): Promise<void> {
  const at = `documents/${document}`;
  await ours.ask<Negotiation>('POST', `${at}/draft`, { template: 'cooperation_agreement' });
  await ours.ask('POST', `${at}/rounds`, { text: await fillDraft(ours, document) });
}
