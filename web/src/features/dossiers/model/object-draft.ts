// The object of cooperation while it is being written down.
import type { NewObject, ObjectBasis } from '../../../shared/api/generated/schemas';
import { filled } from './filled';

export interface ObjectDraft {
  matter: string;
  urusan: string[];
  location: string;
  basis: ObjectBasis;
  plan_document: string;
  plan_line: string;
}

export function objectDraft(known: NewObject | undefined): ObjectDraft {
  return {
    matter: known?.matter ?? '',
    urusan: [...(known?.urusan ?? [])],
    location: known?.location ?? '',
    basis: known?.basis ?? 'unknown',
    plan_document: known?.plan_document ?? '',
    plan_line: known?.plan_line ?? '',
  };
}

// A plan is named only where the object stands in one.
export function objectBody(draft: ObjectDraft): NewObject {
  const isPlanned = draft.basis === 'plan';
  return filled({
    urusan: [...draft.urusan],
    matter: draft.matter,
    location: draft.location,
    basis: draft.basis,
    plan_document: isPlanned ? draft.plan_document : '',
    plan_line: isPlanned ? draft.plan_line : '',
  });
}

// Pointers of what is missing before anything is sent.
export function objectGaps(draft: ObjectDraft): string[] {
  const gaps = draft.matter.trim() === '' ? ['/matter'] : [];
  return draft.basis === 'plan' && draft.plan_document.trim() === '' ? [...gaps, '/plan_document'] : gaps;
}
