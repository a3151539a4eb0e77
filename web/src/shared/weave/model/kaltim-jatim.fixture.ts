// For tests: the case of 12 August 2022. One agreement signed by one governor, seven agreements of agencies unsigned.
import type { Document, Dossier, RegionRef, Turn, WovenEvent } from '../../api/generated/schemas';

export const kaltim: RegionRef = {
  code: '64',
  name: 'Kalimantan Timur',
  kind: 'provinsi',
  head_title: 'Gubernur',
};
export const jatim: RegionRef = { code: '35', name: 'Jawa Timur', kind: 'provinsi', head_title: 'Gubernur' };
export const kaur: RegionRef = {
  code: '17.04',
  name: 'Kabupaten Kaur',
  kind: 'kabupaten',
  head_title: 'Bupati',
};
export const bengkulu: RegionRef = {
  code: '17.71',
  name: 'Kota Bengkulu',
  kind: 'kota',
  head_title: 'Wali Kota',
};
export const pair = [kaltim, jatim];
export const today = '2022-08-11';

export function paper(document: string, more: Partial<Document> = {}): Document {
  return {
    document,
    type: 'cooperation_agreement',
    title: document,
    agencies: {},
    numbers: {},
    term: {},
    registered_by: '64',
    registered_at: '2022-08-11T02:00:00Z',
    parent: 'kb',
    final_on: '2022-08-11',
    ...more,
  };
}

export const agreement: Document = {
  document: 'kb',
  type: 'joint_agreement',
  title: 'Kesepakatan Bersama',
  agencies: {},
  numbers: {},
  term: {},
  registered_by: '64',
  registered_at: '2022-07-28T02:00:00Z',
  final_on: '2022-07-28',
};
export const sevenIds = [1, 2, 3, 4, 5, 6, 7].map((number) => `pks-${number}`);
export const seven = sevenIds.map((id, index) => paper(id, { title: `PKS ${index + 1} dari 7` }));

export function turn(party: string, more: Partial<Turn> = {}): Turn {
  return {
    party,
    actor: 'head_of_region',
    act: 'sign_agreement',
    stage: 'ja_signing',
    documents: ['kb'],
    since: '2022-07-28',
    ...more,
  };
}

export const pksTurn: Partial<Turn> = {
  actor: 'agency',
  act: 'sign_pks',
  stage: 'pks_signing',
  documents: sevenIds,
  since: '2022-08-11',
};
export const turnsOfAugust = [turn('35'), turn('64', pksTurn), turn('35', pksTurn)];

let count = 0;

export function event(kind: string, body: Record<string, unknown>, more: Partial<WovenEvent> = {}): WovenEvent {
  count += 1;
  return {
    hash: count.toString(16).padStart(64, '0'),
    author: '64',
    seq: count,
    at: '2022-08-11T02:00:00Z',
    kind,
    body,
    actor: { office: 'Analis', capacity: 'definitif', account: 'rina' },
    signature: 'ab',
    ...more,
  };
}

export function signature(
  document: string,
  party: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    document,
    party,
    signer: { office: 'Gubernur', office_kind: 'head_of_region' },
    capacity: 'definitif',
    authority: 'office',
    on: '2022-07-28',
    ...more,
  };
}

const cell = (party: string) => ({ party, status: 'not_yet' as const, confirmed: true });

export const dossier: Dossier = {
  id: 'd'.repeat(64),
  version: 10,
  today,
  title: 'Pembangunan daerah',
  cooperation: 'ksdd_sukarela',
  opened_by: '64',
  opened_at: '2022-07-28T02:00:00Z',
  regions: pair,
  scope: [],
  agencies: {},
  burdens: {},
  documents: [agreement, ...seven],
  parties: [
    { region: '64', writes: true },
    { region: '35', writes: false },
  ],
  attachments: [],
  signatures: [
    {
      event: 'e'.repeat(64),
      recorded_by: '64',
      recorded_at: '2022-07-28T02:00:00Z',
      status: 'valid',
      fact: {
        document: 'kb',
        party: '64',
        signer: { office: 'Gubernur', office_kind: 'head_of_region' },
        capacity: 'definitif',
        authority: 'office',
        on: '2022-07-28',
      },
    },
  ],
  standing: {
    stage: 'ja_signing',
    stages: [],
    turns: turnsOfAugust,
    course: { in_force: false, ended: false },
    matrix: [
      {
        document: 'kb',
        complete: false,
        cells: [{ party: '64', status: 'signed_wet', on: '2022-07-28', confirmed: true }, cell('35')],
      },
      ...sevenIds.map((document) => ({ document, complete: false, cells: [cell('64'), cell('35')] })),
    ],
  },
  dated: { phase: 'preparing', sleeping: false },
};
