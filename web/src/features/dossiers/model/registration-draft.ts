// An old agreement while it is being registered.
import type { NewRegistration, Region } from '../../../shared/api/generated/schemas';
import { filled } from './filled';

export interface RegistrationDraft {
  title: string;
  partners: Region[];
  documentTitle: string;
  signedOn: string;
  ownNumber: string;
  end: string;
  partnerNumber: string;
  start: string;
  place: string;
  ownSigner: string;
  partnerSigner: string;
  source: string;
  urusan: string[];
}

export function registrationDraft(): RegistrationDraft {
  return {
    title: '',
    partners: [],
    documentTitle: 'Kesepakatan Bersama',
    signedOn: '',
    ownNumber: '',
    end: '',
    partnerNumber: '',
    start: '',
    place: '',
    ownSigner: '',
    partnerSigner: '',
    source: '',
    urusan: [],
  };
}

export type RegistrationGap = 'title' | 'partners' | 'document_title' | 'source';

// A signature of the partner is only recorded with something that proves it: the scan, or where it is known from.
export function registrationGaps(draft: RegistrationDraft, hasScan: boolean): RegistrationGap[] {
  const gaps: RegistrationGap[] = [];
  if (draft.partners.length === 0) gaps.push('partners');
  if (draft.title.trim() === '') gaps.push('title');
  if (draft.documentTitle.trim() === '') gaps.push('document_title');
  if (!hasScan && draft.source.trim() === '') gaps.push('source');
  return gaps;
}

// Several partners leave open which of them the partner's number and signer would be.
export function registrationBody(
  draft: RegistrationDraft,
  file: { hash: string; name: string } | undefined,
): NewRegistration {
  const isPair = draft.partners.length === 1;
  return filled({
    title: draft.title,
    cooperation: draft.partners.length > 1 ? 'forum' : 'ksdd_sukarela',
    partners: draft.partners.map((one) => one.code),
    urusan: draft.urusan.length > 0 ? [...draft.urusan] : undefined,
    document_title: draft.documentTitle,
    own_number: draft.ownNumber,
    partner_number: isPair ? draft.partnerNumber : '',
    signed_on: draft.signedOn,
    place: draft.place,
    own_signer: draft.ownSigner,
    partner_signer: isPair ? draft.partnerSigner : '',
    start: draft.start,
    end: draft.end,
    file: file?.hash,
    file_name: file?.name,
    source: draft.source,
  } satisfies NewRegistration);
}

// A file is usually called after what it holds: "KB Kaltim-Jatim 2022.pdf".
export function titleFromFile(name: string): string {
  return name
    .replace(/\.\w+$/, '')
    .replaceAll(/[_]+/g, ' ')
    .trim();
}
