import { describe, expect, it } from 'vitest';
import type { Region } from '../../../shared/api/generated/schemas';
import { registrationBody, registrationDraft, registrationGaps, titleFromFile } from './registration-draft';

const region = (code: string): Region => ({
  code,
  name: code,
  display_name: code,
  kind: 'provinsi',
  head_title: 'Gubernur',
  zone: 'wib',
});

describe('the registration of an old agreement', () => {
  it('needs a partner, a title, and either the scan or a source', () => {
    expect(registrationGaps(registrationDraft(), false)).toEqual(['partners', 'title', 'source']);
    const draft = { ...registrationDraft(), title: 'a', partners: [region('35')] };
    expect(registrationGaps(draft, true)).toEqual([]);
    expect(registrationGaps({ ...draft, source: 'register 2019' }, false)).toEqual([]);
  });

  it('sends only what is known', () => {
    const draft = {
      ...registrationDraft(),
      title: 'Pembangunan daerah',
      partners: [region('35')],
      partnerNumber: '120.1/22',
    };
    expect(registrationBody(draft, { hash: 'h', name: 'kb.pdf' })).toEqual({
      title: 'Pembangunan daerah',
      cooperation: 'ksdd_sukarela',
      partners: ['35'],
      document_title: 'Kesepakatan Bersama',
      partner_number: '120.1/22',
      file: 'h',
      file_name: 'kb.pdf',
    });
  });

  it('does not guess which of several partners a number belongs to', () => {
    const draft = {
      ...registrationDraft(),
      title: 'a',
      partners: [region('35'), region('73')],
      partnerNumber: '1',
      partnerSigner: 'x',
    };
    const body = registrationBody(draft, undefined);
    expect(body.cooperation).toBe('forum');
    expect(body.partner_number).toBeUndefined();
    expect(body.partner_signer).toBeUndefined();
  });

  it('takes a first title from the name of the file', () => {
    expect(titleFromFile('KB_Kaltim-Jatim_2022.pdf')).toBe('KB Kaltim-Jatim 2022');
  });
});
