// What a government keeps of its own: from a draft, from a file, out again; and that nobody else ever reads of it.
import { expect } from 'vitest';
import type { Client } from '../stage/client.ts';
import type { Cast, Stories } from './cast.ts';
import { tagOf } from './dossiers.ts';

const document = 'kb-pustaka';
const yaml = { 'Content-Type': 'application/yaml' };
const secretName = 'Kerja sama baku rahasia kita';
const secretWords = 'Batas terendah kita tujuh persen.';

let id = '';
let hash = '';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

function paperOf(words: string): string {
  return [
    'version: 1', 'id: Naskah Luar', 'document: joint_agreement', 'name: Naskah luar', 'about: Dari daerah lain.',
    'source: Provinsi Bali', 'certainty: practice', 'clauses:', '  - clause: isi', '    kind: article',
    '    heading: ISI', '    blocks:', `      - "${words}"`, '',
  ].join('\n');
}

// Everything a signed-in client can read that could carry something of another government's library.
async function everythingOf(client: Client, kept: readonly string[]): Promise<string> {
  const dossier = `/api/v1/dossiers/${id}`;
  const paper = [dossier, 'documents', document].join('/');
  const targets = [
    '/api/v1/templates', '/api/v1/home', '/api/v1/dossiers?limit=100', '/api/v1/search?q=tujuh+persen',
    '/api/v1/search?q=rahasia', '/api/v1/government', dossier,
    ...['events', 'export'].map((part) => [dossier, part].join('/')),
    ...['negotiation', 'known-values', `texts/${hash}`].map((part) => [paper, part].join('/')),
    ...kept.map((one) => `/api/v1/templates/${one}`),
    ...kept.map((one) => [dossier, 'files', one].join('/')),
    `/api/v1/verifications/${hash}`,
  ];
  const replies = await Promise.all(targets.map(async (target) => client.send('GET', target)));
  return replies.map((one) => one.text).join('\n');
}

// A dossier with a draft of the own government; the names of one article and of the title in it.
async function draftToKeep({ contract, staff }: Cast): Promise<{ article: string; title: string }> {
  const opened = await contract.good(staff, 'openDossier', {
    json: {
      cooperation: 'ksdd_sukarela', title: 'Naskah baku', parties: [{ region: '64' }, { region: '35' }],
    },
  });
  id = opened.value.id;
  await contract.good(staff, 'registerDocument', {
    path: { id }, headers: { 'If-Match': await tagOf(staff, id) },
    json: { document, type: 'joint_agreement', title: 'Naskah Baku' },
  });
  const path = { id, document };
  await contract.bad(staff, 'listKnownValues', { path }, { status: 422, code: 'draft_missing' });
  const begun = await contract.good(staff, 'startDraft', { path, json: { template: 'joint_agreement' } });
  const clauses = (begun.value.draft?.view.text.clauses ?? []).map((one) => (one.kind === 'article'
    ? { ...one, blocks: [{ kind: 'paragraph' as const, text: secretWords }] } : one));
  const saved = await contract.good(staff, 'saveDraft', {
    path, json: { text: { v: 1, clauses }, based_on: begun.value.draft?.view.hash },
  });
  hash = saved.value.draft?.view.hash ?? '';
  const article = clauses.find((one) => one.kind === 'article')?.clause ?? '';
  const title = clauses.find((one) => one.kind === 'title')?.clause ?? '';
  return { article, title };
}

export const keepingStories: Stories = {
  'keeps a draft and a pasal of it': async (cast) => {
    const { article, title } = await draftToKeep(cast);
    const { contract, staff, admin, partner } = cast;
    const path = { id, document };
    const known = await contract.good(staff, 'listKnownValues', { path });
    const own = known.value.values.find((one) => one.variable === 'pihak.1.pemerintah');
    expect(own?.text).toBe('Pemerintah Provinsi Kalimantan Timur');

    const paper = { kept: 'baku-rahasia', name: secretName, about: 'Untuk mitra baru.', text: hash };
    await contract.bad(staff, 'keepPaper', { path, json: { ...paper, text: '0'.repeat(64) } },
      { status: 409, code: 'draft_changed_meanwhile', pointer: '/text' });
    await contract.bad(staff, 'keepPaper', { path, json: { ...paper, name: '' } },
      { status: 422, code: 'field_missing', pointer: '/name' });
    await contract.bad(staff, 'keepPaper', { path, json: { ...paper, about: 'x'.repeat(1001) } },
      { status: 422, code: 'words_too_long', pointer: '/about' });
    await contract.bad(staff, 'keepPaper', {
      path, json: { ...paper, replace: [{ text: 'Kalimantan', variable: 'tidak.ada' }] },
    }, { status: 422, code: 'template_variable_unknown' });
    await contract.bad(partner, 'keepPaper', { path, json: paper }, { status: 422, code: 'draft_missing' });
    const kept = await contract.good(staff, 'keepPaper', {
      path, json: { ...paper, replace: [{ text: own?.text ?? '', variable: 'pihak.1.pemerintah' }] },
    });
    expect(kept.value.own.papers[0]).toMatchObject({ kept: 'baku-rahasia', id: 'own/baku-rahasia' });
    await contract.bad(staff, 'keepPaper', { path, json: { ...paper, name: 'Lain' } },
      { status: 409, code: 'kept_already', pointer: '/kept' });

    const clause = { kept: 'pasal-rahasia', use: 'Bila mitra menawar.', text: hash, clause: article };
    await contract.bad(staff, 'keepClause', { path, json: { ...clause, clause: 'tiada' } },
      { status: 422, code: 'clause_unknown' });
    await contract.bad(staff, 'keepClause', { path, json: { ...clause, clause: title } },
      { status: 422, code: 'clause_not_keepable' });
    const both = await contract.good(staff, 'keepClause', { path, json: clause });
    expect(both.value.own.clauses[0]?.blocks[0]?.text).toBe(secretWords);
    await contract.bad(admin, 'keepPaperFile', { headers: yaml, bytes: bytesOf(paperOf('A')) },
      { status: 403, code: 'not_permitted' });
  },

  'begins a draft with a paper of its own, under the values of that dossier': async ({ contract, staff }) => {
    const path = { id, document };
    const begun = await contract.good(staff, 'startDraft', { path, json: { template: 'own/baku-rahasia' } });
    const words = JSON.stringify(begun.value.draft?.view.text);
    expect(words).toContain(secretWords);
    expect(words).toContain('Pemerintah Provinsi Kalimantan Timur');
    await contract.bad(staff, 'startDraft', { path, json: { template: 'own/tiada' } },
      { status: 422, code: 'template_unknown' });
  },

  'gives its file out, and takes it in elsewhere': async ({ contract, staff, partner }) => {
    const file = await contract.good(staff, 'getKeptPaper', { path: { kept: 'baku-rahasia' } });
    expect(file.reply.text).toContain(`id: "baku-rahasia"\n`);
    expect(file.reply.text).toContain('{{pihak.1.pemerintah}}');
    // The same file again is the same paper.
    const again = await contract.good(staff, 'keepPaperFile', { headers: yaml, bytes: bytesOf(file.reply.text) });
    expect(again.value.own.papers).toHaveLength(1);
    const theirs = await contract.good(partner, 'keepPaperFile', { headers: yaml, bytes: bytesOf(paperOf('Bebas.')) });
    expect(theirs.value.own.papers.map((one) => one.kept)).toEqual(['naskah-luar']);
    const alone = await contract.good(staff, 'getKeptPaper', { path: { kept: 'pasal-rahasia' } });
    expect(alone.reply.text).toContain('clauses:\n  - id: "pasal-rahasia"');
  },

  'names every fault of a file by its place': async ({ contract, partner }) => {
    const told = async (text: string, refused: { status: number; code: string; pointer?: string }): Promise<number> =>
      (await contract.bad(partner, 'keepPaperFile', { headers: yaml, bytes: bytesOf(text) }, refused)).errors.length;
    const wrong = paperOf('{{tidak.ada}} lihat [[tiada]] dan {{Salah}}');
    const first = { status: 422, code: 'template_variable_unknown', pointer: '/clauses/0/blocks/0' };
    expect(await told(wrong, first)).toBe(3);
    await told('clauses: [', { status: 422, code: 'yaml_malformed' });
    await told('', { status: 400, code: 'body_missing' });
    await told('a: &x 1\nb: *x\n', { status: 422, code: 'yaml_malformed' });
    await told('x'.repeat(600 * 1024), { status: 413, code: 'template_file_too_large' });
    const library = await contract.good(partner, 'listTemplates');
    expect(library.value.own.papers.map((one) => one.kept)).toEqual(['naskah-luar']);
  },

  'lets no other government read of it': async ({ contract, staff, partner, nobody }) => {
    const inner = [secretName, secretWords, 'baku-rahasia', 'pasal-rahasia', 'library.paper_kept', 'library:64'];
    // What is looked for can be found by those whose it is.
    const own = await everythingOf(staff, ['baku-rahasia', 'pasal-rahasia']);
    for (const words of [secretName, secretWords, 'pasal-rahasia']) expect(own).toContain(words);
    const guesses = ['naskah-luar', hash];
    for (const other of [partner, nobody]) {
      const read = await everythingOf(other, guesses);
      for (const words of inner) expect(read).not.toContain(words);
    }
    for (const kept of ['baku-rahasia', 'pasal-rahasia']) {
      const [foreign, absent] = await Promise.all([
        contract.bad(partner, 'getKeptPaper', { path: { kept } }, { status: 404, code: 'kept_unknown' }),
        contract.bad(partner, 'getKeptPaper', { path: { kept: 'tiada' } }, { status: 404, code: 'kept_unknown' }),
      ]);
      expect({ ...foreign, instance: '' }).toEqual({ ...absent, instance: '' });
      await contract.bad(partner, 'dropKeptPaper', { path: { kept } }, { status: 404, code: 'kept_unknown' });
      await contract.bad(partner, 'startDraft', { path: { id, document }, json: { template: `own/${kept}` } },
        { status: 422, code: 'template_unknown' });
    }
    await contract.bad(nobody, 'listTemplates', {}, { status: 401, code: 'sign_in_needed' });
  },

  'drops what is no longer used; drafts that began with it stay': async ({ contract, staff }) => {
    const path = { id, document };
    const before = await contract.good(staff, 'getNegotiation', { path });
    for (const kept of ['baku-rahasia', 'pasal-rahasia']) {
      await contract.good(staff, 'dropKeptPaper', { path: { kept } });
      await contract.bad(staff, 'dropKeptPaper', { path: { kept } }, { status: 404, code: 'kept_unknown' });
    }
    const library = await contract.good(staff, 'listTemplates');
    expect(library.value.own).toEqual({ papers: [], clauses: [], unreadable: [] });
    const after = await contract.good(staff, 'getNegotiation', { path });
    expect(after.value.draft?.view.hash).toBe(before.value.draft?.view.hash);
  },
};
