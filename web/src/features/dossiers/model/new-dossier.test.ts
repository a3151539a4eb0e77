import { describe, expect, it } from 'vitest';
import type { Region } from '../../../shared/api/generated/schemas';
import { objectBody } from './object-draft';
import { hasObject, objectStepGaps, partnerGaps, proposalBody, proposalDraft } from './new-dossier';

const region = (code: string): Region => ({
  code,
  name: code,
  display_name: code,
  kind: 'provinsi',
  head_title: 'Gubernur',
  zone: 'wib',
});

describe('a proposal', () => {
  it('needs a partner, a forum two, and mandatory cooperation its ground', () => {
    const draft = proposalDraft();
    expect(partnerGaps(draft, 2)).toEqual(['partners']);
    draft.partners = [region('35')];
    expect(partnerGaps(draft, 2)).toEqual([]);
    expect(partnerGaps({ ...draft, cooperation: 'forum' }, 3)).toEqual(['partners']);
    expect(partnerGaps({ ...draft, cooperation: 'ksdd_wajib' }, 2)).toEqual(['ground']);
  });

  it('needs a title, and an object only once it is begun', () => {
    const draft = proposalDraft();
    expect(objectStepGaps(draft)).toEqual(['title']);
    draft.title = 'Pembangunan daerah';
    expect(objectStepGaps(draft)).toEqual([]);
    draft.object.basis = 'plan';
    expect(hasObject(draft)).toBe(true);
    expect(objectStepGaps(draft)).toEqual(['matter', 'plan_document']);
  });

  it('names its own government first and leaves out what is empty', () => {
    const draft = {
      ...proposalDraft(),
      title: ' Pembangunan daerah ',
      partners: [region('35')],
      unit: 'Biro',
      ground: 'tidak dipakai',
    };
    expect(proposalBody(draft, '64')).toEqual({
      cooperation: 'ksdd_sukarela',
      title: 'Pembangunan daerah',
      parties: [{ region: '64', unit: 'Biro' }, { region: '35' }],
    });
    expect(proposalBody({ ...draft, cooperation: 'ksdd_wajib', ground: 'berbatasan' }, '64').ground).toBe(
      'berbatasan',
    );
  });

  it('names a plan only where the object stands in one', () => {
    const { object } = proposalDraft();
    expect(objectBody({ ...object, matter: 'm', plan_document: 'RPJMD' })).toEqual({
      urusan: [],
      matter: 'm',
      basis: 'unknown',
    });
    expect(objectBody({ ...object, matter: 'm', basis: 'plan', plan_document: 'RPJMD' }).plan_document).toBe(
      'RPJMD',
    );
  });
});
