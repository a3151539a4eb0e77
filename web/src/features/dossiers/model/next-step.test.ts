import { describe, expect, it } from 'vitest';
import type { Dossier, Turn } from '../../../shared/api/generated/schemas';
import { dossier, turn } from '../../../shared/weave/model/kaltim-jatim.fixture';
import { awaitedTurn, nextStep, recordableParties } from './next-step';

function waitingFor(turns: Turn[], more: Partial<Dossier> = {}): Dossier {
  return { ...dossier, ...more, standing: { ...dossier.standing, turns } };
}

const unit = (act: Turn['act'], documents: string[] = []): Turn =>
  turn('64', { actor: 'cooperation_unit', act, documents });

describe('nextStep', () => {
  it('is the first thing one owes oneself, not the other side', () => {
    expect(nextStep(dossier, '35')?.act).toEqual({ kind: 'signature', documents: ['kb'], party: '35' });
    expect(nextStep(dossier, '64')?.act).toMatchObject({ kind: 'signature', party: '64' });
    expect(nextStep(dossier, '64')?.turn.documents).toHaveLength(7);
    expect(nextStep(waitingFor([turn('35')]), '64')).toBeUndefined();
  });

  it.each<[Turn['act'], object]>([
    ['prepare', { kind: 'document', type: 'kak' }],
    ['send_offer', { kind: 'document', type: 'offer_letter' }],
    ['reply_to_offer', { kind: 'document', type: 'reply_letter' }],
    ['draft_agreement', { kind: 'document', type: 'joint_agreement' }],
    ['draft_pks', { kind: 'document', type: 'cooperation_agreement', parent: 'kb' }],
    ['assess_burden', { kind: 'burden' }],
    ['obtain_approval', { kind: 'document', type: 'dprd_approval', parent: 'kb' }],
    ['show_activity', { kind: 'occurrence', what: 'activity' }],
    ['report', { kind: 'document', type: 'report', parent: 'kb' }],
  ])('for %s opens the dialog that does it', (act, expected) => {
    expect(nextStep(waitingFor([unit(act)]), '64')?.act).toEqual(expected);
  });

  it('completes a record with the number first and the scan after it', () => {
    expect(nextStep(waitingFor([unit('complete_records', ['kb'])]), '64')?.act).toEqual({
      kind: 'number',
      document: 'kb',
      party: '64',
    });
    const numbered = dossier.documents.map((one) => ({ ...one, numbers: { '64': { number: '120/1' } } }));
    expect(
      nextStep(waitingFor([unit('complete_records', ['kb'])], { documents: numbered }), '64')?.act,
    ).toEqual({ kind: 'file', document: 'kb' });
  });
});

describe('for whom one may record', () => {
  it('is oneself, and a party that does not write', () => {
    expect(recordableParties(dossier, '64')).toEqual(['64', '35']);
    expect(recordableParties(dossier, '35')).toEqual(['35']);
  });
});

it('finds whom to remind', () => {
  expect(awaitedTurn(dossier, '64')?.party).toBe('35');
  expect(awaitedTurn(waitingFor([turn('64')]), '64')).toBeUndefined();
});
