import { describe, expect, it } from 'vitest';
import type { WovenEvent } from '../../api/generated/schemas';
import { groupSentence } from './event-groups';
import { storyOf } from './event-parts';
import { eventSentence } from './event-sentence';
import { agreement, event, pair, seven, signature } from './kaltim-jatim.fixture';

const documents = [agreement, ...seven];

function told(one: WovenEvent, before: readonly WovenEvent[] = []): string {
  return eventSentence(one, storyOf([...before, one], pair, documents, 'id')).text;
}

// One line for every kind of event the product knows.
const cases: readonly [kind: string, body: Record<string, unknown>, text: string][] = [
  [
    'dossier.opened',
    {
      cooperation: 'ksdd_sukarela',
      title: 'x',
      parties: [{ region: '64' }, { region: '35' }],
      since: '2022-01-25',
    },
    'Kalimantan Timur membuka berkas kerja sama dengan Jawa Timur, kontak sejak 25 Januari 2022.',
  ],
  [
    'dossier.described',
    { title: 'Pembangunan daerah', summary: 's' },
    'Kalimantan Timur mengubah judul menjadi “Pembangunan daerah” dan ringkasan.',
  ],
  [
    'dossier.object_set',
    { urusan: ['3.27'], matter: 'pertanian', basis: 'unknown' },
    'Kalimantan Timur menetapkan objek kerja sama: pertanian.',
  ],
  [
    'dossier.scope_item_added',
    { item: 'i', title: 'Perdagangan' },
    'Kalimantan Timur menambahkan ruang lingkup “Perdagangan”.',
  ],
  [
    'dossier.scope_item_added',
    { item: 'i', title: 'Bidang lain yang disepakati', residual: true },
    'Kalimantan Timur membuka ruang lingkup untuk bidang lain: “Bidang lain yang disepakati”.',
  ],
  [
    'dossier.scope_item_changed',
    { item: 'i', urusan: '3.30' },
    'Kalimantan Timur mengubah urusan ruang lingkup “i”.',
  ],
  [
    'dossier.scope_item_removed',
    { item: 'i', reason: 'di luar kewenangan' },
    'Kalimantan Timur menghapus ruang lingkup “i”: di luar kewenangan.',
  ],
  [
    'dossier.agency_named',
    { party: '64', agency: 'Dinas Perkebunan', document: 'pks-1' },
    'Kalimantan Timur menunjuk Dinas Perkebunan untuk perjanjian kerja sama “PKS 1 dari 7”.'.replace(
      'perjanjian kerja sama ',
      '',
    ),
  ],
  [
    'dossier.agency_named',
    { party: '64', agency: 'Biro Pemerintahan' },
    'Kalimantan Timur menunjuk Biro Pemerintahan untuk seluruh kerja sama.',
  ],
  [
    'dossier.burden_assessed',
    { party: '64', burdens_people_and_region: false, unfunded_this_year: true, ground: 'belum dianggarkan' },
    'Kalimantan Timur menilai persetujuan DPRD diperlukan: belum dianggarkan.',
  ],
  [
    'dossier.burden_assessed',
    { party: '64', burdens_people_and_region: false, unfunded_this_year: false, ground: 'tanpa beban' },
    'Kalimantan Timur menilai persetujuan DPRD tidak diperlukan: tanpa beban.',
  ],
  [
    'dossier.document_registered',
    { document: 'm', type: 'minutes', title: 'Rapat 25 Januari', final_on: '2022-01-25' },
    'Kalimantan Timur mendaftarkan berita acara “Rapat 25 Januari”, naskah final sejak 25 Januari 2022.',
  ],
  [
    'dossier.document_changed',
    { document: 'kb', title: 'x' },
    'Kalimantan Timur memperbaiki catatan kesepakatan bersama.',
  ],
  [
    'dossier.document_changed',
    { document: 'kb', final_on: '2022-07-28' },
    'Kalimantan Timur menyatakan kesepakatan bersama final sejak 28 Juli 2022.',
  ],
  [
    'dossier.number_assigned',
    { document: 'kb', party: '64', number: '120/1' },
    'Kalimantan Timur memberi nomor 120/1 pada kesepakatan bersama.',
  ],
  [
    'dossier.terms_set',
    { document: 'kb', start: '2022-07-28' },
    'Kalimantan Timur mencatat jangka waktu kesepakatan bersama: sejak 28 Juli 2022 (akhir belum diketahui).',
  ],
  [
    'dossier.terms_set',
    { document: 'kb', end: '2027-01-01' },
    'Kalimantan Timur mencatat jangka waktu kesepakatan bersama: sampai 1 Januari 2027 (mulai belum diketahui).',
  ],
  [
    'dossier.file_attached',
    { attachment: 'a', document: 'kb', name: 'kb.pdf', role: 'scan' },
    'Kalimantan Timur melampirkan pindaian “kb.pdf” pada kesepakatan bersama.',
  ],
  [
    'dossier.handed_over',
    {
      documents: ['kb', 'pks-1'],
      from: '64',
      to: '35',
      on: '2022-08-11',
      by: 'Biro Pemerintahan dan Otonomi Daerah',
    },
    'Biro Pemerintahan dan Otonomi Daerah Kalimantan Timur menyerahkan 2 naskah kepada Jawa Timur.',
  ],
  [
    'dossier.occurrence_recorded',
    { what: 'ceremony', text: 'Penandatanganan di Samarinda' },
    'Upacara: Penandatanganan di Samarinda.',
  ],
  [
    'dossier.occurrence_recorded',
    { what: 'ceremony', text: 'Upacara penandatanganan' },
    'Upacara penandatanganan.',
  ],
  [
    'dossier.ended',
    { ground: 'aim_reached', on: '2027-07-28', document: 't' },
    'Kalimantan Timur mencatat berakhirnya kerja sama: tujuan tercapai.',
  ],
  [
    'negotiation.position_taken',
    { document: 'kb', party: '64', text: 'abcdef0123' },
    'Kalimantan Timur memegang naskah kesepakatan bersama dengan sidik abcdef01.',
  ],
  [
    'negotiation.position_taken',
    { document: 'kb', party: '64', text: 'abcdef0123', clauses: [], reply_by: '2022-08-12' },
    'Kalimantan Timur mengambil posisi pada naskah kesepakatan bersama dengan sidik abcdef01, '
      + 'tanggapan ditunggu sampai 12 Agustus 2022.',
  ],
  [
    'negotiation.comment_made',
    { comment: 'k1', document: 'kb', text: 'abcdef0123', body: 'Mengapa?' },
    'Kalimantan Timur mengomentari naskah kesepakatan bersama: “Mengapa?”.',
  ],
  ['negotiation.comment_settled', { comment: 'k1' }, 'Kalimantan Timur menandai sebuah komentar selesai.'],
  [
    'signing.signature_recorded',
    signature('kb', '64'),
    'Gubernur Kalimantan Timur menandatangani kesepakatan bersama.',
  ],
  [
    'signing.signature_recorded',
    signature('pks-2', '64', {
      signer: { name: 'Ir. Karyadi', office: 'Kepala Dinas Perkebunan', office_kind: 'agency_head' },
      capacity: 'plt',
      authority: 'mandate',
      mandate: { number: '181/7', dated: '2022-07-01', giver: 'Gubernur' },
    }),
    'Plt. Kepala Dinas Perkebunan Kalimantan Timur (Ir. Karyadi) menandatangani “PKS 2 dari 7” dengan surat kuasa nomor 181/7.',
  ],
  [
    'signing.signature_recorded',
    signature('kb', '64', { method: 'pades', electronic: { file: 'f', subject: 'CN=A', issuer: 'CN=B' } }),
    'Gubernur Kalimantan Timur menandatangani kesepakatan bersama secara elektronik.',
  ],
  [
    'signing.refused',
    { document: 'kb', party: '35', reason: 'lampiran belum lengkap', on: '2022-08-12' },
    'Jawa Timur menyatakan tidak akan menandatangani kesepakatan bersama: lampiran belum lengkap.',
  ],
  [
    'signing.order_set',
    { document: 'kb', parties: ['35', '64'] },
    'Kalimantan Timur menetapkan urutan penandatanganan kesepakatan bersama: Jawa Timur, lalu Kalimantan Timur.',
  ],
  [
    'signing.order_set',
    { document: 'kb', parties: [] },
    'Kalimantan Timur membebaskan urutan penandatanganan kesepakatan bersama.',
  ],
];

describe('eventSentence', () => {
  it.each(cases)('tells %s', (kind, body, text) => {
    expect(told(event(kind, body))).toBe(text);
  });

  it('tells what later events say about a signature', () => {
    const signed = event('signing.signature_recorded', signature('kb', '35'));
    const disputed = event(
      'dossier.record_attested',
      { record: signed.hash, verdict: 'disputed', reason: 'bukan beliau' },
      { author: '35' },
    );
    expect(told(disputed, [signed])).toBe(
      'Jawa Timur membantah tanda tangan Gubernur Jawa Timur pada kesepakatan bersama: bukan beliau.',
    );
    const taken = event('signing.signature_retracted', { record: signed.hash, reason: 'salah halaman' });
    expect(told(taken, [signed])).toBe(
      'Kalimantan Timur menarik catatan tanda tangan Gubernur Jawa Timur pada kesepakatan bersama: salah halaman.',
    );
  });

  it('says who recorded an act of another party', () => {
    const sentence = eventSentence(
      event('signing.signature_recorded', signature('kb', '35')),
      storyOf([], pair, documents, 'id'),
    );
    expect(sentence.recordedBy).toBe('dicatat oleh Kalimantan Timur');
    expect(
      eventSentence(
        event('signing.signature_recorded', signature('kb', '64')),
        storyOf([], pair, documents, 'id'),
      ).recordedBy,
    ).toBeUndefined();
  });

  it('says what the threads did where they met', () => {
    const signed = event('signing.signature_recorded', signature('kb', '35'), {
      crossing: 'signed',
      crossing_document: 'kb',
      author: '35',
    });
    expect(eventSentence(signed, storyOf([], pair, documents, 'id')).crossing).toBe(
      'Benang bertemu: kesepakatan bersama lengkap ditandatangani.',
    );
  });

  it('keeps an event of an unknown kind, and one whose body is not as promised, in sight', () => {
    expect(told(event('meeting.held', {}))).toContain('belum dikenal versi ini (meeting.held)');
    expect(told(event('dossier.handed_over', { from: '64' }))).toContain(
      'belum dikenal versi ini (dossier.handed_over)',
    );
  });

  it('has an English sentence for every kind', () => {
    for (const [kind, body] of cases) {
      const { text } = eventSentence(event(kind, body), storyOf([], pair, documents, 'en'));
      expect(text).not.toMatch(/undefined|menandatangani|mencatat|naskah/);
      expect(text.endsWith('.')).toBe(true);
    }
  });
});

describe('groupSentence', () => {
  it('tells seven signatures of agencies in one sentence', () => {
    const head = { office: 'Kepala Dinas', office_kind: 'agency_head' };
    const run = seven.map((one) =>
      event('signing.signature_recorded', signature(one.document, '35', { signer: head }), {
        author: '35',
        crossing: 'signed',
        crossing_document: one.document,
      }),
    );
    const sentence = groupSentence(run, storyOf(run, pair, documents, 'id'));
    expect(sentence.text).toBe('Perangkat daerah Jawa Timur menandatangani 7 perjanjian kerja sama.');
    expect(sentence.crossing).toBe('Benang bertemu 7 kali: 7 naskah lengkap ditandatangani.');
  });
});
