// One agreement from the agreed text to a signature in its PDF, and everything that may stand in the way.
import { expect } from 'vitest';
import type { DocumentText } from '../../src/shared/api/generated/schemas.ts';
import { smallPdf } from '../stage/files.ts';
import { printedCodeOf } from '../stage/printed-code.ts';
import { passphrase, Signers } from '../stage/signers.ts';
import { filled } from '../stage/whole-text.ts';
import type { Cast, Stories } from './cast.ts';
import { bytesOf, tagOf } from './dossiers.ts';

const document = 'kb-ttd';
const isran = { name: 'Isran Noor', office: 'Gubernur Kalimantan Timur', seat: 'Samarinda' };
const khofifah = { name: 'Khofifah Indar Parawansa', office: 'Gubernur Jawa Timur', seat: 'Surabaya' };
const signer = { holder: 'isran', authority: 'office' } as const;

let id = '';
let text = '';
let begunWith = '';
let key = '';
let strange = '';

async function agreed(cast: Cast): Promise<string> {
  const { staff, partner } = cast;
  const base = `/api/v1/dossiers/${id}/documents/${document}`;
  const begun = await staff.json<{ draft: { view: { hash: string; text: DocumentText } } }>(
    'POST', `${base}/draft`, { template: 'joint_agreement' });
  begunWith = begun.draft.view.hash;
  const saved = await staff.json<{ draft: { view: { hash: string } } }>('PUT', `${base}/draft`, {
    text: filled(begun.draft.view.text, [isran, khofifah]), based_on: begun.draft.view.hash,
  });
  await staff.json('POST', `${base}/rounds`, { text: saved.draft.view.hash });
  await partner.json('POST', `${base}/acceptances`, { text: saved.draft.view.hash });
  return saved.draft.view.hash;
}

function inkOfPartner(evidence: object) {
  return {
    document, party: '35', text, signer: { office: khofifah.office, office_kind: 'head_of_region' as const },
    capacity: 'definitif' as const, authority: 'office' as const, on: '2022-08-13', evidence,
  };
}

function sitting(doubts: readonly string[], pkcs12 = key, word = passphrase) {
  return {
    ...signer, place: 'Samarinda', consents: [{ document, text, doubts: [...doubts] }],
    key: { kind: 'file' as const, pkcs12, passphrase: word },
  };
}

export const signingStories: Stories = {
  'shows what lies ready to be signed': async (cast) => {
    const { contract, staff, signatory } = cast;
    const opened = await contract.good(staff, 'openDossier', {
      json: { cooperation: 'ksdd_sukarela', title: 'Pangan', parties: [{ region: '64' }, { region: '35' }] },
    });
    id = opened.value.id;
    await contract.good(staff, 'registerDocument', {
      path: { id }, headers: { 'If-Match': await tagOf(staff, id) },
      json: { document, type: 'joint_agreement', title: 'Kesepakatan Bersama Pangan' },
    });
    text = await agreed(cast);
    const signers = await Signers.believedBy(cast.node);
    key = (await signers.keyOf(isran.name)).toString('base64');
    strange = (await signers.keyOf('Orang Lain')).toString('base64');
    await signers.remove();
    const seen = await contract.good(signatory, 'getSigning', { path: { id } });
    expect(seen.value.documents).toMatchObject([{
      document, text, text_state: 'agreed', number_missing: true, complete: false,
      slots: [{ party: '64', state: 'open' }, { party: '35', state: 'open' }],
    }]);
    // Whom the stories of the register put into office.
    const signs = seen.value.holders.find((one) => one.holder === 'isran');
    expect(signs).toMatchObject({ name: isran.name, office: isran.office, capacity: 'definitif' });
    expect(seen.value.ways).toEqual({ token: false, bsre: false, codes: false, timestamp: false, anchors: 1 });
    await contract.bad(cast.admin, 'getSigning', { path: { id } }, { status: 403, code: 'not_permitted' });
  },

  'tells beforehand what speaks against a signature': async (cast) => {
    const { contract, signatory } = cast;
    const asked = { documents: [document], method: 'pades' as const, ...signer };
    const told = await contract.good(signatory, 'checkBeforeSigning', { path: { id }, json: asked });
    const results = Object.fromEntries(told.value.documents[0]?.checks.map((one) => [one.code, one.result]) ?? []);
    expect(results).toMatchObject({
      text_agreed: 'passed', linter_clean: 'passed', number_reserved: 'failed', certificate_fit: 'not_determinable',
    });
    await contract.bad(signatory, 'checkBeforeSigning', { path: { id }, json: { ...asked, holder: 'tiada' } },
      { status: 404, code: 'holder_unknown' });
    await contract.bad(signatory, 'checkBeforeSigning', { path: { id }, json: { ...asked, documents: [] } },
      { status: 422, code: 'signing_count_unfit' });
  },

  'holds an order, and lets it go': async (cast) => {
    const { contract, staff } = cast;
    const order = async (parties: string[]) => contract.good(staff, 'setSigningOrder', {
      path: { id }, headers: { 'If-Match': await tagOf(staff, id) }, json: { document, parties },
    });
    await order(['35', '64']);
    const seen = await contract.good(staff, 'getSigning', { path: { id } });
    expect(seen.value.documents[0]?.slots).toMatchObject([
      { party: '35', place: 1, state: 'open' }, { party: '64', place: 2, state: 'waits', waits_for: '35' },
    ]);
    await contract.bad(staff, 'setSigningOrder', {
      path: { id }, headers: { 'If-Match': await tagOf(staff, id) }, json: { document, parties: ['35'] },
    }, { status: 422, code: 'signing_order_incomplete' });
    await order([]);
  },

  'keeps a refusal with its reason until the party signs': async (cast) => {
    const { contract, partner, signatory } = cast;
    const refusal = { document, party: '35', reason: 'Menunggu persetujuan DPRD.', on: '2022-08-12' };
    await contract.good(partner, 'refuseToSign', {
      path: { id }, headers: { 'If-Match': await tagOf(partner, id) }, json: refusal,
    });
    await contract.bad(partner, 'refuseToSign', {
      path: { id }, headers: { 'If-Match': await tagOf(partner, id) }, json: refusal,
    }, { status: 422, code: 'party_has_refused' });
    const seen = await contract.good(signatory, 'getSigning', { path: { id } });
    expect(seen.value.documents[0]?.slots[1]).toMatchObject({ state: 'refused', refusal: { reason: refusal.reason } });
  },

  'signs only what may be signed, with the right key': async (cast) => {
    const { contract, staff, signatory } = cast;
    await contract.bad(signatory, 'signDocuments', { path: { id }, json: sitting([], key, 'bukan ini') },
      { status: 422, code: 'pades_passphrase_wrong' });
    const byCode = { kind: 'bsre', nik: '6472010101600001', one_time_code: '493817' };
    const twice = [document, 'pks-lain'].map((one) => ({ document: one, text }));
    await contract.bad(signatory, 'signDocuments', {
      path: { id }, json: { ...sitting([]), consents: twice, key: byCode },
    }, { status: 422, code: 'one_time_code_for_one' });
    await contract.bad(signatory, 'examineSignedFile', { path: { id, document } },
      { status: 422, code: 'signed_file_none' });
    const doubts = ['paraf_whole', 'certificate_fit'];
    const early = await contract.good(signatory, 'signDocuments', { path: { id }, json: sitting(doubts) });
    expect(early.value.results[0]?.checks?.map((one) => one.code)).toEqual(['no_refusal', 'number_reserved']);
    const other = await contract.good(signatory, 'signDocuments', { path: { id }, json: sitting(doubts, strange) });
    expect(other.value.results[0]?.checks?.find((one) => one.code === 'certificate_fit')?.result).toBe('failed');
    await contract.good(staff, 'assignNumber', {
      path: { id }, headers: { 'If-Match': await tagOf(staff, id) },
      json: { document, party: '64', number: '119/1/KB' },
    });
  },

  'reads the scan of a signature in ink itself, and takes nobody else’s word for it': async (cast) => {
    const { contract, partner } = cast;
    const sheet = await partner.send('GET', `/api/v1/dossiers/${id}/documents/${document}/texts/${text}/pdf`);
    for (const [attachment, bytes] of [['pindaian', Buffer.from(sheet.bytes)], ['kosong', smallPdf()]] as const) {
      const { value } = await contract.good(partner, 'uploadFile', {
        headers: { 'Content-Type': 'application/pdf' }, bytes: bytesOf(bytes),
      });
      await contract.good(partner, 'attachFile', {
        path: { id }, headers: { 'If-Match': await tagOf(partner, id) },
        json: { attachment, document, name: `${attachment}.pdf`, hash: value.hash, role: 'scan' },
      });
    }
    const refused = async (evidence: object, code: string): Promise<void> => {
      await contract.bad(partner, 'recordSignature', {
        path: { id }, headers: { 'If-Match': await tagOf(partner, id) }, json: inkOfPartner(evidence),
      }, { status: 422, code });
    };
    await refused({ scan: 'kosong' }, 'scan_unreadable_not_taken_on');
    await refused({ scan: 'kosong', takes_on: 'doubtful' }, 'scan_unreadable_not_taken_on');
    await refused({ scan: 'kosong', takes_on: 'same' }, 'field_unknown_value');
    await refused({ scan: 'kosong', reading: { verdict: 'same' } }, 'field_unknown');
  },

  'sets the signature into the file, once': async (cast) => {
    const { contract, staff, partner, signatory } = cast;
    // The refusal of the partner stands in the way until it signs: here on paper, as mixed methods allow.
    const inked = await contract.good(partner, 'recordSignature', {
      path: { id }, headers: { 'If-Match': await tagOf(partner, id) }, json: inkOfPartner({ scan: 'pindaian' }),
    });
    expect(inked.value.signatures[0]?.fact.evidence?.reading).toMatchObject({ verdict: 'same', pages: [] });
    const doubts = ['paraf_whole', 'certificate_fit'];
    const held = await contract.good(signatory, 'signDocuments', { path: { id }, json: sitting(['paraf_whole']) });
    expect(held.value.results[0]?.signed).toBe(false);
    const done = await contract.good(signatory, 'signDocuments', { path: { id }, json: sitting(doubts) });
    expect(done.value.results).toMatchObject([{ document, signed: true }]);
    const again = await contract.good(signatory, 'signDocuments', { path: { id }, json: sitting(doubts) });
    expect(again.value.results[0]?.checks?.map((one) => one.code)).toContain('not_signed_yet');
    const record = (await contract.good(staff, 'getDossier', { path: { id } })).value.signatures
      .find((one) => one.fact.party === '64')?.event;
    await contract.bad(signatory, 'retractSignature', {
      path: { id }, headers: { 'If-Match': await tagOf(signatory, id) }, json: { record, reason: 'Salah halaman' },
    }, { status: 422, code: 'electronic_signature_stands' });
    const report = await contract.good(staff, 'examineSignedFile', { path: { id, document } });
    expect(report.value.signatures).toMatchObject([
      {
        field: 'pihak-64', integrity: 'intact', coverage: 'whole_file', trust: 'trusted', signer: { name: isran.name },
      },
    ]);
    expect(report.value.empty_fields).toEqual(['pihak-35']);
    const seen = await contract.good(staff, 'getSigning', { path: { id } });
    expect(seen.value.documents[0]).toMatchObject({ complete: true, signed_file: { hash: report.value.hash } });
  },

  'tells whether a scan shows the paper that is to be signed': async ({ contract, staff }) => {
    const sheet = await staff.send('GET', `/api/v1/dossiers/${id}/documents/${document}/texts/${text}/pdf`);
    const path = { id, document };
    const sent = { path, headers: { 'Content-Type': 'application/pdf' } };
    const same = await contract.good(staff, 'checkScan', { ...sent, bytes: bytesOf(Buffer.from(sheet.bytes)) });
    expect(same.value).toMatchObject({ verdict: 'same', unread_pages: 0, findings: [{ code: 'scan_same' }] });
    const blank = await contract.good(staff, 'checkScan', { ...sent, bytes: bytesOf(smallPdf()) });
    expect(blank.value).toMatchObject({ verdict: 'undeterminable', findings: [{ code: 'scan_unreadable' }] });
    await contract.bad(staff, 'checkScan', { ...sent, path: { id, document: 'tiada' }, bytes: bytesOf(smallPdf()) },
      { status: 404, code: 'document_unknown' });
    await contract.bad(staff, 'checkScan', { ...sent, bytes: 'bukan pdf' },
      { status: 422, code: 'file_not_what_it_claims' });
  },

  'answers a stranger who holds the paper, and nobody who does not': async (cast) => {
    const { contract, nobody, staff } = cast;
    const seen = await contract.good(staff, 'getSigning', { path: { id } });
    const file = seen.value.documents[0]?.signed_file;
    const known = { type: 'joint_agreement', title: 'Kesepakatan Bersama Pangan', complete: true, later: [], text };
    const byFile = await contract.good(nobody, 'verifyHash', { path: { hash: file?.hash ?? '' } });
    expect(byFile.value.known).toMatchObject([{ ...known, kind: 'signed_file' }]);
    expect(byFile.value.known[0]?.signatures).toMatchObject([
      { party: { code: '64' }, name: isran.name, method: 'pades' }, { party: { code: '35' }, method: 'wet' },
    ]);
    const byText = await contract.good(nobody, 'verifyHash', { path: { hash: text } });
    expect(byText.value.known).toMatchObject([{ ...known, kind: 'text' }]);
    // The draft it began with is a paper of the house: it answers as what never was.
    expect(begunWith).toMatch(/^[0-9a-f]{64}$/);
    for (const hash of [begunWith, '0'.repeat(64)]) {
      expect((await contract.good(nobody, 'verifyHash', { path: { hash } })).value.known).toEqual([]);
    }
    const page = await contract.good(nobody, 'openVerification', { path: { hash: text } });
    expect(page.reply.text).toContain('Sudah ditandatangani semua pihak.');
    const printed = await contract.good(nobody, 'openPrintedCode', { path: { code: printedCodeOf(text) } });
    expect(printed.reply.headers.get('location')).toBe(`/periksa/${text}`);
    await contract.bad(nobody, 'verifyHash', { path: { hash: 'c90e' } }, { status: 422, code: 'hash_malformed' });
    const { bytes } = await staff.send('GET', `/api/v1/dossiers/${id}/files/${file?.attachment}`);
    const sent = { headers: { 'Content-Type': 'application/pdf' } };
    const whole = await contract.good(nobody, 'verifyPdf', { ...sent, bytes: bytesOf(Buffer.from(bytes)) });
    expect(whole.value).toMatchObject({
      hash: file?.hash, known: [{ title: known.title }], report: { signatures: [{ integrity: 'intact' }] },
    });
    const changed = Buffer.from(bytes);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    const flipped = await contract.good(nobody, 'verifyPdf', { ...sent, bytes: bytesOf(changed) });
    expect(flipped.value.known).toEqual([]);
    expect(flipped.value.report.signatures).toMatchObject([{ verdict: 'disproven', integrity: 'changed' }]);
    await contract.bad(nobody, 'verifyPdf', { ...sent, bytes: 'bukan pdf' },
      { status: 422, code: 'file_not_what_it_claims' });
  },
};
