// The next legal step that the viewer's own government can take, and the dialog that takes it.
import type {
  Document,
  Dossier,
  DocumentType,
  OccurrenceKind,
  RegionCode,
  Turn,
} from '../../../shared/api/generated/schemas';

// Everything a person can do to a dossier; each opens one dialog.
export type Act =
  | {
      readonly kind: 'signature';
      readonly documents: readonly string[];
      readonly party?: RegionCode | undefined;
    }
  | { readonly kind: 'signature_detail'; readonly document: string; readonly party: RegionCode }
  | { readonly kind: 'attestation'; readonly record: string }
  | { readonly kind: 'retraction'; readonly record: string }
  | {
      readonly kind: 'document';
      readonly type?: DocumentType | undefined;
      readonly parent?: string | undefined;
    }
  | { readonly kind: 'document_change'; readonly document: string }
  | { readonly kind: 'position'; readonly document: string }
  | { readonly kind: 'number'; readonly document: string; readonly party: RegionCode }
  | { readonly kind: 'terms'; readonly document: string }
  | { readonly kind: 'file'; readonly document?: string | undefined }
  | { readonly kind: 'agency'; readonly item?: string | undefined; readonly document?: string | undefined }
  | { readonly kind: 'scope'; readonly item?: string | undefined }
  | { readonly kind: 'scope_removal'; readonly item: string }
  | { readonly kind: 'object' }
  | { readonly kind: 'description' }
  | { readonly kind: 'burden' }
  | { readonly kind: 'handover' }
  | { readonly kind: 'occurrence'; readonly what?: OccurrenceKind | undefined }
  | { readonly kind: 'ending' }
  | { readonly kind: 'reminder' };

export interface Step {
  readonly turn: Turn;
  readonly act: Act;
}

// The first turn of one's own government; several open turns stand in the order of the law.
export function nextStep(dossier: Dossier, own: RegionCode): Step | undefined {
  const turn = dossier.standing.turns.find((one) => one.party === own);
  return turn && { turn, act: actOf(turn, dossier, own) };
}

function actOf(turn: Turn, dossier: Dossier, own: RegionCode): Act {
  const [first] = turn.documents;
  switch (turn.act) {
    case 'prepare':
      return { kind: 'document', type: 'kak' };
    case 'send_offer':
      return { kind: 'document', type: 'offer_letter' };
    case 'reply_to_offer':
      return { kind: 'document', type: 'reply_letter' };
    case 'draft_agreement':
      return { kind: 'document', type: 'joint_agreement' };
    case 'draft_pks':
      return { kind: 'document', type: 'cooperation_agreement', parent: agreementOf(dossier)?.document };
    case 'agree_text':
      return { kind: 'position', document: first ?? '' };
    case 'sign_agreement':
    case 'sign_pks':
      return { kind: 'signature', documents: turn.documents, party: own };
    case 'assess_burden':
      return { kind: 'burden' };
    case 'obtain_approval':
      return { kind: 'document', type: 'dprd_approval', parent: agreementOf(dossier)?.document };
    case 'show_activity':
      return { kind: 'occurrence', what: 'activity' };
    case 'complete_records':
      return recordsAct(dossier, own, first);
    case 'report':
      return { kind: 'document', type: 'report', parent: agreementOf(dossier)?.document };
    default:
      return turn.act satisfies never;
  }
}

// A record is complete with the own number and a scan: the number comes first.
function recordsAct(dossier: Dossier, own: RegionCode, id: string | undefined): Act {
  const paper = dossier.documents.find((document) => document.document === id);
  if (paper && paper.numbers[own] === undefined)
    return { kind: 'number', document: paper.document, party: own };
  return { kind: 'file', document: id };
}

// The paper whose text a turn asks to write or to agree, where it is registered already.
export function textToWrite(dossier: Pick<Dossier, 'documents'>, turn: Pick<Turn,
  'act' | 'documents'>): string | undefined {
  const types: Partial<Record<Turn['act'], DocumentType>> = {
    draft_agreement: 'joint_agreement',
    draft_pks: 'cooperation_agreement',
  };
  if (turn.act === 'agree_text') return turn.documents[0];
  return dossier.documents.find((one) => one.type === types[turn.act])?.document;
}

export function agreementOf(dossier: Dossier): Document | undefined {
  return dossier.documents.find((document) => document.type === 'joint_agreement');
}

// The turn that others owe, where one's own government owes nothing before it: worth a reminder.
export function awaitedTurn(dossier: Dossier, own: RegionCode): Turn | undefined {
  return dossier.standing.turns.find((turn) => turn.party !== own);
}

export function isSilent(dossier: Dossier, party: RegionCode): boolean {
  return dossier.parties.some((one) => one.region === party && !one.writes);
}

// For whom one may record: for oneself, and with evidence for a party that does not write here itself.
export function recordableParties(dossier: Dossier, own: RegionCode): RegionCode[] {
  return dossier.parties.map((one) => one.region).filter((party) => party === own || isSilent(dossier, party));
}
