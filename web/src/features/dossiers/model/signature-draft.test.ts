import { describe, expect, it } from 'vitest';
import type { Government } from '../../../shared/api/generated/schemas';
import { dossier } from '../../../shared/weave/model/kaltim-jatim.fixture';
import type { Rules } from '../../../shared/weave/model/rules';
import {
  bodyOf,
  eachPerson,
  faultsOf,
  needsMandate,
  newDraft,
  unsignedPapers,
  type SignatureContext,
} from './signature-draft';

const rule = (id: 'joint_agreement' | 'cooperation_agreement' | 'extension', signer: string) => ({
  id,
  signer,
  signerAsParent: id === 'extension',
  name: { id, en: id },
  source: '',
  certainty: 'law' as const,
  abbreviation: undefined,
  parents: [],
  parentRequired: false,
  sides: 'each',
  numberedPerParty: true,
  printedTitles: [],
});
const rules: Rules = {
  stages: [],
  kinds: [],
  capacities: [],
  urusan: [],
  planExceptions: [],
  endings: [],
  documents: [
    rule('joint_agreement', 'head_of_region'),
    rule('cooperation_agreement', 'head_or_mandate'),
    rule('extension', 'head_or_mandate'),
  ],
};
const government: Government = {
  region: {
    code: '35',
    name: 'Jawa Timur',
    display_name: 'Provinsi Jawa Timur',
    kind: 'provinsi',
    head_title: 'Gubernur',
    zone: 'wib',
  },
  version: 1,
  agencies: [{ agency: 'bun', name: 'Dinas Perkebunan', closed: false }],
  offices: [
    { office: 'gub', title: 'Gubernur Jawa Timur', kind: 'head_of_region' },
    { office: 'kadis', title: 'Kepala Dinas Perkebunan', kind: 'agency_head', agency: 'bun' },
  ],
  holders: [
    { holder: 'h1', office: 'gub', name: 'Khofifah', capacity: 'definitif', from: '2019-02-13' },
    { holder: 'h2', office: 'kadis', name: 'Karyadi', capacity: 'plt', from: '2021-01-01' },
  ],
  mandates: [
    {
      mandate: 'm1',
      number: '181/7',
      dated: '2022-07-01',
      giver: 'h1',
      receiver: 'h2',
      scope: 'PKS',
      from: '2022-07-01',
    },
  ],
};
const context: SignatureContext = {
  dossier,
  rules,
  government,
  headTitle: 'Gubernur',
  regionName: 'Jawa Timur',
};

describe('unsignedPapers', () => {
  it('are those the party has not signed, the agreement first', () => {
    expect(unsignedPapers(dossier, '35').map((one) => one.document)).toEqual([
      'kb',
      'pks-1',
      'pks-2',
      'pks-3',
      'pks-4',
      'pks-5',
      'pks-6',
      'pks-7',
    ]);
    expect(unsignedPapers(dossier, '64').map((one) => one.document)).not.toContain('kb');
  });
});

describe('a signature of the head of region', () => {
  it('is filled from the register, with the holder named', () => {
    const draft = { ...newDraft(['kb'], '35', context), on: '2022-08-12' };
    expect(draft.holder).toBe('h1');
    expect(bodyOf(draft, 'kb', context, undefined)).toEqual({
      document: 'kb',
      party: '35',
      method: 'wet',
      text: undefined,
      holder: 'h1',
      capacity: 'definitif',
      authority: 'office',
      mandate: undefined,
      signer: {
        name: 'Khofifah',
        office: 'Gubernur Jawa Timur',
        office_kind: 'head_of_region',
        agency: undefined,
      },
      on: '2022-08-12',
      place: undefined,
      evidence: undefined,
    });
    expect(faultsOf(draft, context, { own: true, scan: false })).toEqual([]);
  });

  it('carries the agreed text where there is one', () => {
    const text = 'a'.repeat(64);
    const agreed = {
      ...context,
      dossier: { ...dossier, documents: dossier.documents.map((one) => ({ ...one, agreed_text: text })) },
    };
    expect(bodyOf(newDraft(['kb'], '35', agreed), 'kb', agreed, undefined).text).toBe(text);
  });
});

describe('a paper under another', () => {
  const underneath = (parent: string) => {
    const [first] = dossier.documents;
    if (!first) throw new Error('the story has papers');
    const paper = { ...first, document: 'p', type: 'extension' as const, parent };
    return { ...context, dossier: { ...dossier, documents: [...dossier.documents, paper] } };
  };

  it('is signed at the level of the paper it continues', () => {
    const ofAgreement = underneath('kb');
    const ofPks = underneath('pks-1');
    expect(newDraft(['p'], '35', ofAgreement)).toMatchObject({ officeKind: 'head_of_region', holder: 'h1' });
    expect(newDraft(['p'], '35', ofPks)).toMatchObject({ officeKind: 'agency_head', holder: '' });
    expect(needsMandate(newDraft(['p'], '35', ofAgreement), ofAgreement)).toBe(false);
    expect(needsMandate(newDraft(['p'], '35', ofPks), ofPks)).toBe(true);
  });
});

describe('a signature of an agency', () => {
  it('needs a mandate of the head, taken from the register or typed', () => {
    const draft = { ...newDraft(['pks-1'], '35', context), holder: 'h2', mandate: 'm1', on: '2022-08-12' };
    expect(needsMandate(draft, context)).toBe(true);
    expect(bodyOf(draft, 'pks-1', context, 'scan-1')).toMatchObject({
      authority: 'mandate',
      mandate: { number: '181/7', dated: '2022-07-01', giver: 'Khofifah' },
      capacity: 'plt',
      signer: { name: 'Karyadi', agency: 'Dinas Perkebunan' },
      evidence: { scan: 'scan-1' },
    });
    expect(bodyOf(draft, 'pks-1', context, 'scan-1', 'doubtful').evidence).toMatchObject(
      { scan: 'scan-1', takes_on: 'doubtful' });
    const typed = { ...draft, mandate: '' };
    expect(faultsOf(typed, context, { own: true, scan: false }).map((one) => one.pointer)).toEqual([
      '/mandate/number',
      '/mandate/dated',
      '/mandate/giver',
    ]);
  });

  it('is not asked of the head, who signs such a paper by office', () => {
    expect(needsMandate({ ...newDraft(['pks-1'], '35', context), holder: 'h1' }, context)).toBe(false);
  });

  it('names its own person with its own mandate on each paper where they differ', () => {
    const first = { ...eachPerson('Dinas A'), mandateNumber: '181/1', mandateDated: '2022-07-01' };
    const draft = {
      ...newDraft(['pks-1', 'pks-2'], '35', context),
      differs: true,
      on: '2022-08-12',
      mandateGiver: 'Khofifah',
      each: { 'pks-1': first },
    };
    expect(bodyOf(draft, 'pks-1', context, undefined)).toMatchObject({
      signer: { office: 'Kepala Dinas A', office_kind: 'agency_head', agency: 'Dinas A' },
      mandate: { number: '181/1', dated: '2022-07-01', giver: 'Khofifah' },
    });
    expect(faultsOf(draft, context, { own: true, scan: false })).toEqual([
      { pointer: '/each/pks-2/office', fault: 'noOffice' },
      { pointer: '/each/pks-2/number', fault: 'noMandateNumber' },
      { pointer: '/each/pks-2/dated', fault: 'noMandateDay' },
    ]);
  });
});

it('asks for paper, day, office and, for another party, evidence', () => {
  const empty = { ...newDraft([], '35', { ...context, government: undefined }) };
  expect(
    faultsOf(empty, { ...context, government: undefined }, { own: false, scan: false }).map((one) => one.fault),
  ).toEqual(['noPaper', 'noOffice', 'noDay', 'noEvidence']);
});
