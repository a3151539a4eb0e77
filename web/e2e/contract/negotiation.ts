// One text from the library to agreement, between two governments, and what each of them may read of the other.
import { expect } from 'vitest';
import type { Client } from '../stage/client.ts';
import type { Answer, Asking, OperationId } from '../stage/contract.ts';
import { bytesOf, tagOf } from './dossiers.ts';
import type { Cast, Stories } from './cast.ts';

type TextId = Extract<OperationId, 'getNegotiation' | 'saveDraft' | 'startDraft' | 'getText' | 'compareTexts'
  | 'previewRound' | 'sendRound' | 'acceptText' | 'giveInitial' | 'writeNote' | 'settleNote' | 'commentOnText'
  | 'settleComment' | 'printText' | 'printComparison' | 'exportWord' | 'readDraftFile'>;

const document = 'kb-naskah';
const unsent = '0'.repeat(64);
const secret = 'Batas tawar kita tiga persen';

let id = '';
let first = '';
let countered = '';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Extra {
  readonly json?: unknown;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

function asking<Id extends TextId>({ path, ...rest }: Extra): Asking<Id> {
  return { path: { id, document, ...path }, ...rest } as unknown as Asking<Id>;
}

async function good<Id extends TextId>(
  cast: Cast, who: Client, operation: Id, extra: Extra = {},
): Promise<Answer<Id>> {
  return cast.contract.good(who, operation, asking<Id>(extra));
}

async function bad(
  cast: Cast, operation: TextId, extra: Extra, refused: { status: number; code: string }, who = cast.staff,
): Promise<void> {
  await cast.contract.bad(who, operation, asking(extra), refused);
}

export const negotiationStories: Stories = {

  'begins a draft in the own room': async (cast) => {
    const { contract, staff } = cast;
    const opened = await contract.good(staff, 'openDossier', {
      json: {
        cooperation: 'ksdd_sukarela', title: 'Pangan antardaerah', parties: [{ region: '64' }, { region: '35' }],
      },
    });
    id = opened.value.id;
    await contract.good(staff, 'registerDocument', {
      path: { id }, headers: { 'If-Match': await tagOf(staff, id) },
      json: { document, type: 'joint_agreement', title: 'Kerja Sama Pangan' },
    });
    const library = await contract.good(staff, 'listTemplates');
    expect(library.value.templates.map((one) => one.id)).toContain('joint_agreement');
    await contract.bad(cast.admin, 'listTemplates', {}, { status: 403, code: 'not_permitted' });
    await bad(cast, 'previewRound', {}, { status: 422, code: 'draft_missing' });
    await bad(cast, 'startDraft', { json: { template: 'tiada' } }, { status: 422, code: 'template_unknown' });
    const begun = await good(cast, staff, 'startDraft', { json: { template: 'joint_agreement' } });
    first = begun.value.draft?.view.hash ?? '';
    expect(begun.value.findings.length).toBeGreaterThan(0);
    await bad(cast, 'getNegotiation', { path: { document: 'tiada' } }, { status: 404, code: 'document_unknown' });
  },

  'keeps notes and paraf in the room': async (cast) => {
    const { staff } = cast;
    await good(cast, staff, 'writeNote', { json: { note: 'catatan-1', clause: 'para-pihak', body: secret } });
    await bad(cast, 'writeNote', { json: { note: 'catatan-1', body: 'Lagi' } }, { status: 409, code: 'note_twice' });
    await good(cast, staff, 'settleNote', { json: { note: 'catatan-1' } });
    await bad(cast, 'settleNote', { json: { note: 'catatan-1' } }, { status: 409, code: 'note_settled' });
    const signed = await good(cast, staff, 'giveInitial', { json: { text: first, rung: 'staff' } });
    expect(signed.value.rungs[0]?.standing).toBe('holds');
    await bad(cast, 'giveInitial', { json: { text: first, rung: 'legal' } },
      { status: 422, code: 'initial_not_your_rung' });
  },

  'sends a round and hears the answer': async (cast) => {
    const { staff, partner } = cast;
    const preview = await good(cast, staff, 'previewRound');
    expect(preview.value.recipients.map((one) => one.code)).toEqual(['35']);
    await bad(cast, 'sendRound', { json: { text: unsent } }, { status: 409, code: 'draft_changed_meanwhile' });
    await good(cast, staff, 'sendRound', { json: { text: first, note: 'Mohon tanggapan.' } });

    const seen = await good(cast, partner, 'getNegotiation');
    expect(seen.value.draft).toBeUndefined();
    const text = await good(cast, partner, 'getText', { path: { text: first } });
    const clauses = text.value.text.clauses ?? [];
    const article = clauses.find((one) => one.kind === 'article')?.clause;
    const changed = clauses.map((one) => (one.clause === article ? { ...one, heading: 'MAKSUD' } : one));
    const saved = await good(cast, partner, 'saveDraft', { json: { text: { v: 1, clauses: changed } } });
    countered = saved.value.draft?.view.hash ?? '';
    await bad(cast, 'saveDraft', { json: { text: text.value.text } },
      { status: 409, code: 'draft_changed_meanwhile' }, partner);
    await bad(cast, 'saveDraft', { json: { text: { v: 1 } } }, { status: 422, code: 'text_empty' }, partner);
    await bad(cast, 'getText', { path: { text: countered } }, { status: 404, code: 'text_unknown' });
    await bad(cast, 'compareTexts', { query: { from: first, to: countered } }, { status: 404, code: 'text_unknown' });
    await good(cast, partner, 'sendRound', { json: { text: countered } });
    const compared = await good(cast, staff, 'compareTexts', { query: { from: first, to: countered } });
    expect(compared.value.clauses.filter((one) => one.change !== 'same').map((one) => one.is?.clause))
      .toEqual([article]);
  },

  'prints, and reads files back': async (cast) => {
    const { staff } = cast;
    const printed = await good(cast, staff, 'printText', { path: { text: countered }, query: { size: 'f4' } });
    expect(Buffer.from(printed.reply.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    await bad(cast, 'printText', { path: { text: countered }, query: { size: 'letter' } },
      { status: 422, code: 'query_value_unknown' });
    await good(cast, staff, 'printComparison', { query: { from: first, to: countered } });
    await bad(cast, 'printComparison', { query: { from: first, to: unsent } }, { status: 404, code: 'text_unknown' });
    const exported = await good(cast, staff, 'exportWord', { path: { text: countered } });
    await bad(cast, 'exportWord', { path: { text: unsent } }, { status: 404, code: 'text_unknown' });

    const bytes = bytesOf(Buffer.from(exported.reply.bytes));
    const read = await good(cast, staff, 'readDraftFile', { headers: { 'Content-Type': word }, bytes });
    expect(read.value).toMatchObject({ made_from: countered, proposals: [], findings: [] });
    expect(read.value.view.hash).toBe(countered);
    const broken = bytes.slice(0, 400);
    await bad(cast, 'readDraftFile', { headers: { 'Content-Type': word }, bytes: broken },
      { status: 422, code: 'word_damaged' });
    const foreign = bytesOf(Buffer.from(printed.reply.bytes));
    const split = await good(cast, staff, 'readDraftFile', {
      headers: { 'Content-Type': 'application/pdf' }, bytes: foreign,
    });
    expect(split.value.made_from).toBeUndefined();
    expect(split.value.view.text.clauses?.map((one) => one.kind)).toContain('article');
  },

  'comments, accepts, and agrees': async (cast) => {
    const { staff, partner } = cast;
    await good(cast, staff, 'commentOnText', { json: { comment: 'k-1', text: countered, body: 'Mengapa singkat?' } });
    await bad(cast, 'commentOnText', { json: { comment: 'k-2', text: unsent, body: 'Apa ini?' } },
      { status: 422, code: 'comment_text_not_sent' });
    await good(cast, partner, 'settleComment', { json: { comment: 'k-1' } });
    await bad(cast, 'settleComment', { json: { comment: 'k-1' } }, { status: 409, code: 'comment_settled' });
    await bad(cast, 'acceptText', { json: { text: unsent } }, { status: 409, code: 'text_is_not_the_latest' });
    const agreed = await good(cast, staff, 'acceptText', { json: { text: countered } });
    expect(agreed.value.agreed_text).toBe(countered);
    expect(agreed.value.draft).toMatchObject({ sent: true, view: { hash: countered } });
    expect(agreed.value.agreement.articles_agreed).toBe(agreed.value.agreement.articles);
  },

  'lets nothing of a room out': async (cast) => {
    const read = await Promise.all([
      good(cast, cast.partner, 'getNegotiation'),
      cast.contract.good(cast.partner, 'getDossier', { path: { id } }),
      cast.contract.good(cast.partner, 'getDossierEvents', { path: { id } }),
    ]);
    const exported = await cast.partner.send('GET', `/api/v1/dossiers/${id}/export`);
    const found = await cast.partner.send('GET', '/api/v1/search?q=tawar');
    const everything = [...read.map((one) => JSON.stringify(one.value)), exported.text, found.text].join();
    expect(everything).toContain(countered);
    for (const inner of [secret, 'catatan-1', 'negotiation.draft_saved', 'negotiation.initialled']) {
      expect(everything).not.toContain(inner);
    }
  },
};
