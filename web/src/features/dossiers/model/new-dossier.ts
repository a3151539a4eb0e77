// A proposal while it is being written, and the body that opens it.
import type { CooperationKind, NewDossier, Region } from '../../../shared/api/generated/schemas';
import { filled } from './filled';
import { objectDraft, objectGaps, type ObjectDraft } from './object-draft';

export interface ProposalDraft {
  cooperation: CooperationKind;
  partners: Region[];
  ground: string;
  unit: string;
  since: string;
  title: string;
  object: ObjectDraft;
}

export function proposalDraft(): ProposalDraft {
  return {
    cooperation: 'ksdd_sukarela',
    partners: [],
    ground: '',
    unit: '',
    since: '',
    title: '',
    object: objectDraft(undefined),
  };
}

export type Gap = 'partners' | 'ground' | 'title' | 'matter' | 'plan_document';

// What keeps the first step from being finished. A forum needs more than one partner.
export function partnerGaps(draft: ProposalDraft, partiesMin: number): Gap[] {
  const gaps: Gap[] = [];
  if (draft.partners.length + 1 < partiesMin) gaps.push('partners');
  if (draft.cooperation === 'ksdd_wajib' && draft.ground.trim() === '') gaps.push('ground');
  return gaps;
}

export function hasObject(draft: ProposalDraft): boolean {
  const { matter, urusan, location, basis } = draft.object;
  return matter.trim() !== '' || urusan.length > 0 || location.trim() !== '' || basis !== 'unknown';
}

// The object may wait; once begun it must be whole.
export function objectStepGaps(draft: ProposalDraft): Gap[] {
  const gaps: Gap[] = draft.title.trim() === '' ? ['title'] : [];
  if (!hasObject(draft)) return gaps;
  return [...gaps, ...objectGaps(draft.object).map((pointer) => pointer.slice(1) as Gap)];
}

export function proposalBody(draft: ProposalDraft, own: string): NewDossier {
  const parties = [
    filled({ region: own, unit: draft.unit }),
    ...draft.partners.map((one) => ({ region: one.code })),
  ];
  const asksGround = draft.cooperation !== 'ksdd_sukarela';
  return filled({
    cooperation: draft.cooperation,
    title: draft.title,
    parties,
    ground: asksGround ? draft.ground : '',
    since: draft.since,
  });
}
