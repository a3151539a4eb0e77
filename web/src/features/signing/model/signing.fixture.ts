// For tests: one agreement and two agreements of agencies between Kalimantan Timur and Jawa Timur.
import type { Signing, SigningDocument, SigningHolder, SigningSlot } from '../../../shared/api/generated/schemas';

export const textOf = (letter: string): string => letter.repeat(64);

export function slot(party: string, more: Partial<SigningSlot> = {}): SigningSlot {
  return { party, place: 1, state: 'open', ...more };
}

export function paper(document: string, more: Partial<SigningDocument> = {}): SigningDocument {
  return {
    document, type: 'cooperation_agreement', title: document, parent: 'kb', text: textOf('a'), text_state: 'agreed',
    slots: [slot('64'), slot('35')], complete: false, number_missing: false, ...more,
  };
}

export const head: SigningHolder = {
  holder: 'gubernur', name: 'Dr. H. Isran Noor', office: 'Gubernur Kalimantan Timur', office_kind: 'head_of_region',
  capacity: 'definitif',
};
export const agencyHead: SigningHolder = {
  holder: 'kadisbun', name: 'Ir. Ahmad', office: 'Kepala Dinas Perkebunan', office_kind: 'agency_head',
  agency: 'Dinas Perkebunan', capacity: 'plt',
  mandates: [{ mandate: 'sk-1', number: '090/1', dated: '2022-08-01', giver: 'Dr. H. Isran Noor', scope: 'PKS' }],
};

export function signing(documents: SigningDocument[], more: Partial<Signing> = {}): Signing {
  return {
    dossier: textOf('d'), title: 'Pembangunan daerah', own: '64', today: '2022-08-11', documents,
    holders: [head, agencyHead], ways: { token: false, bsre: false, codes: false, timestamp: false, anchors: 1 },
    may: ['signDocuments', 'recordSignature'], ...more,
  };
}
