import { describe, expect, it } from 'vitest';
import type { Sorted } from './checks';
import { agencyHead, head, paper, textOf } from './signing.fixture';
import {
  consented, emptyKey, faultsOf, inkOf, intentOf, keyOf, newSitting, sittingOf, withoutDoubt,
  type SittingDraft,
} from './sitting';

const clear = (): Sorted => ({ failed: [], doubts: [], passed: [], later: [] });
const documents = [paper('kb'), paper('pks-1', { text: textOf('b') })];

function draft(more: Partial<SittingDraft> = {}): SittingDraft {
  return { ...newSitting([agencyHead, head], 'file', '2022-08-11'), ...more };
}

describe('a sitting', () => {
  it('begins with the head of region, who signs by office', () => {
    expect(draft()).toMatchObject({ holder: 'gubernur', mandate: '', consents: {} });
    expect(newSitting([agencyHead], 'file', '2022-08-11')).toMatchObject({ holder: 'kadisbun', mandate: 'sk-1' });
    expect(newSitting([], 'paper', '2022-08-11').holder).toBe('');
  });

  it('asks for the checks of its method', () => {
    expect(intentOf(draft(), ['kb'])).toEqual(
      { documents: ['kb'], method: 'pades', holder: 'gubernur', authority: 'office' });
    expect(intentOf(draft({ way: 'paper', holder: 'kadisbun', mandate: 'sk-1' }), ['kb'])).toMatchObject(
      { method: 'wet', authority: 'mandate', mandate: 'sk-1' });
  });

  it('signs each text consented to, and no other', () => {
    const given = draft({
      consents: { kb: textOf('a') }, doubts: { kb: ['paraf_whole'], 'pks-1': ['x'] }, place: ' Samarinda ',
    });
    const key = keyOf('file', { ...emptyKey(), pkcs12: 'QQ==', passphrase: 'rahasia', pin: '1' });
    expect(sittingOf(given, documents, key)).toEqual({
      consents: [{ document: 'kb', text: textOf('a'), doubts: ['paraf_whole'] }], holder: 'gubernur',
      authority: 'office', place: 'Samarinda', key: { kind: 'file', pkcs12: 'QQ==', passphrase: 'rahasia' },
    });
  });

  it('lets a consent fall with the text it named', () => {
    const given = draft({ consents: { kb: textOf('a'), 'pks-1': textOf('a') } });
    expect(consented(given, documents).map((one) => one.document)).toEqual(['kb']);
  });

  it('sends of a key only what its kind needs', () => {
    const key = { ...emptyKey(), passphrase: 'p', pin: '12', nik: ' 6400000000000001 ', oneTimeCode: ' 99 ' };
    expect(keyOf('token', key)).toEqual({ kind: 'token', pin: '12' });
    expect(keyOf('bsre', key)).toEqual({ kind: 'bsre', nik: '6400000000000001', passphrase: 'p' });
    expect(keyOf('bsre', { ...key, proof: 'one_time_code' })).toEqual(
      { kind: 'bsre', nik: '6400000000000001', one_time_code: '99' });
  });

  it('records ink as it stands on the paper, with the mandate it was signed by', () => {
    const given = draft({ way: 'paper', mandate: 'sk-1', on: '2022-08-10' });
    expect(inkOf(given, paper('pks'), agencyHead, { party: '64', scan: 'l1' })).toMatchObject({
      document: 'pks', party: '64', method: 'wet', text: textOf('a'), holder: 'kadisbun', capacity: 'plt',
      authority: 'mandate', mandate: { number: '090/1', dated: '2022-08-01' }, on: '2022-08-10',
      evidence: { scan: 'l1' },
    });
    expect(inkOf(given, paper('pks'), head, { party: '64', scan: 'l1', takesOn: 'doubtful' }).evidence).toEqual(
      { scan: 'l1', takes_on: 'doubtful' });
    expect(inkOf(draft(), paper('kb'), head, { party: '64' })).toMatchObject(
      { authority: 'office', evidence: undefined });
  });
});

describe('another key', () => {
  it('opens again what its certificate left in doubt, and nothing else', () => {
    const taken = { kb: ['paraf_whole', 'certificate_fit'], 'pks-1': ['certificate_fit'] };
    expect(withoutDoubt(taken, 'certificate_fit')).toEqual({ kb: ['paraf_whole'], 'pks-1': [] });
  });
});

describe('what is missing', () => {
  const pointers = (one: SittingDraft, key = emptyKey(), checks: () => Sorted = clear): string[] =>
    faultsOf(one, key, documents, checks).map(({ pointer }) => pointer);

  it('is named field by field', () => {
    expect(pointers(draft())).toEqual(['/consents', '/key/pkcs12', '/key/passphrase']);
    expect(pointers(draft({ way: 'token', holder: '' }))).toEqual(['/holder', '/consents', '/key/pin']);
    expect(pointers(draft({ way: 'bsre' }))).toEqual(['/consents', '/key/nik', '/key/passphrase']);
    const coded = { ...emptyKey(), nik: '6400000000000001', proof: 'one_time_code' as const };
    expect(pointers(draft({ way: 'bsre' }), coded)).toEqual(['/consents', '/key/one_time_code']);
    expect(pointers(draft({ way: 'paper', on: '' }))).toEqual(['/consents', '/on']);
  });

  it('is every doubt that nobody took on', () => {
    const doubtful = (): Sorted =>
      ({ ...clear(), doubts: [{ code: 'paraf_whole', result: 'not_determinable' }] });
    const key = { ...emptyKey(), pkcs12: 'QQ==', passphrase: 'p' };
    const given = draft({ consents: { kb: textOf('a') } });
    expect(pointers(given, key, doubtful)).toEqual(['/doubts/kb/paraf_whole']);
    expect(pointers({ ...given, doubts: { kb: ['paraf_whole'] } }, key, doubtful)).toEqual([]);
  });
});
