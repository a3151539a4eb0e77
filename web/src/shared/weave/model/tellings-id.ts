// What happened, told in Indonesian.
import { plainDate } from '../../formats/dates';
import { joined } from '../../formats/lists';
import {
  changed,
  handedText,
  itemTitle,
  occurrenceText,
  paperName,
  signerText,
  termText,
  titled,
  type Tellings,
} from './event-parts';
import { callNameOf } from './parties';
import { withRegion } from './turn-sentence';
import { wordsOf } from './words';

export const indonesian: Tellings = {
  'dossier.opened': (body, author, { regions, language }) => {
    const others = body.parties
      .map((party) => callNameOf(regions, party.region))
      .filter((name) => name !== author);
    const since = body.since === undefined ? '' : `, kontak sejak ${plainDate(body.since, language)}`;
    return `${author} membuka berkas kerja sama dengan ${joined(others, 'and', language)}${since}`;
  },
  'dossier.described': (body, author, { language }) => {
    const title = body.title === undefined ? undefined : `judul menjadi “${body.title}”`;
    const rest = [
      title,
      body.summary === undefined ? undefined : 'ringkasan',
      body.cooperation === undefined ? undefined : 'jenis kerja sama',
    ];
    return `${author} mengubah ${changed(rest, language) || 'keterangan berkas'}`;
  },
  'dossier.object_set': (body, author) => `${author} menetapkan objek kerja sama: ${body.matter}`,
  'dossier.scope_item_added': (body, author) =>
    body.residual === true
      ? `${author} membuka ruang lingkup untuk bidang lain: “${body.title}”`
      : `${author} menambahkan ruang lingkup “${body.title}”`,
  'dossier.scope_item_changed': (body, author, story) =>
    body.title === undefined
      ? `${author} mengubah urusan ruang lingkup ${itemTitle(body.item, story)}`
      : `${author} mengubah ruang lingkup ${itemTitle(body.item, story)} menjadi “${body.title}”`,
  'dossier.scope_item_removed': (body, author, story) =>
    `${author} menghapus ruang lingkup ${itemTitle(body.item, story)}: ${body.reason}`,
  'dossier.agency_named': (body, _author, story) => {
    const about =
      body.item === undefined
        ? body.document === undefined
          ? 'seluruh kerja sama'
          : paperName(body.document, story)
        : `ruang lingkup ${itemTitle(body.item, story)}`;
    return `${callNameOf(story.regions, body.party)} menunjuk ${body.agency} untuk ${about}`;
  },
  'dossier.burden_assessed': (body, _author, { regions }) => {
    const isNeeded = body.burdens_people_and_region || body.unfunded_this_year;
    const verdict = isNeeded ? 'diperlukan' : 'tidak diperlukan';
    return `${callNameOf(regions, body.party)} menilai persetujuan DPRD ${verdict}: ${body.ground}`;
  },
  'dossier.document_registered': (body, author, { language }) => {
    const final =
      body.final_on === undefined ? '' : `, naskah final sejak ${plainDate(body.final_on, language)}`;
    return `${author} mendaftarkan ${titled(body.type, body.title, language)}${final}`;
  },
  'dossier.document_changed': (body, author, story) =>
    body.final_on === undefined
      ? `${author} memperbaiki catatan ${paperName(body.document, story)}`
      : `${author} menyatakan ${paperName(body.document, story)} final sejak ${plainDate(body.final_on, story.language)}`,
  'dossier.number_assigned': (body, _author, story) =>
    `${callNameOf(story.regions, body.party)} memberi nomor ${body.number} pada ${paperName(body.document, story)}`,
  'dossier.terms_set': (body, author, story) =>
    `${author} mencatat jangka waktu ${paperName(body.document, story)}: ${termText(body, story.language)}`,
  'dossier.file_attached': (body, author, story) => {
    const role = { text: 'naskah', scan: 'pindaian', annex: 'lampiran', evidence: 'bukti' }[body.role];
    const about = body.document === undefined ? '' : ` pada ${paperName(body.document, story)}`;
    return `${author} melampirkan ${role} “${body.name}”${about}`;
  },
  'dossier.handed_over': (body, _author, story) => {
    const from = callNameOf(story.regions, body.from);
    const by = body.by === undefined ? from : withRegion(body.by, from, 'id');
    return `${by} menyerahkan ${handedText(body, story)} kepada ${callNameOf(story.regions, body.to)}`;
  },
  'dossier.occurrence_recorded': (body, _author, { language }) => occurrenceText(body, language),
  'dossier.record_attested': (body, author, story) => {
    const about = story.signatures.get(body.record);
    const record = about
      ? `tanda tangan ${signerText(about, story)} pada ${paperName(about.document, story)}`
      : 'catatan tanda tangan';
    const verdict = body.verdict === 'confirmed' ? 'membenarkan' : 'membantah';
    return `${author} ${verdict} ${record}${body.reason === undefined ? '' : `: ${body.reason}`}`;
  },
  'dossier.ended': (body, author, { language }) =>
    `${author} mencatat berakhirnya kerja sama: ${wordsOf(language).endings[body.ground]}`,
  'negotiation.position_taken': (body, _author, story) => {
    const verb = body.clauses === undefined ? 'memegang' : 'mengambil posisi pada';
    const by = body.reply_by;
    const answer = by === undefined ? '' : `, tanggapan ditunggu sampai ${plainDate(by, story.language)}`;
    const paper = `${paperName(body.document, story)} dengan sidik ${body.text.slice(0, 8)}`;
    return `${callNameOf(story.regions, body.party)} ${verb} naskah ${paper}${answer}`;
  },
  'negotiation.comment_made': (body, author, story) =>
    `${author} mengomentari naskah ${paperName(body.document, story)}: “${body.body}”`,
  'negotiation.comment_settled': (_body, author) => `${author} menandai sebuah komentar selesai`,
  'signing.signature_recorded': (body, _author, story) => {
    const mandate = body.mandate ? ` dengan surat kuasa nomor ${body.mandate.number}` : '';
    const how = body.electronic ? ' secara elektronik' : '';
    return `${signerText(body, story)} menandatangani ${paperName(body.document, story)}${how}${mandate}`;
  },
  'signing.signature_retracted': (body, author, story) => {
    const about = story.signatures.get(body.record);
    const record = about
      ? `catatan tanda tangan ${signerText(about, story)} pada ${paperName(about.document, story)}`
      : 'catatan tanda tangan';
    return `${author} menarik ${record}: ${body.reason}`;
  },
  'signing.refused': (body, _author, story) =>
    `${callNameOf(story.regions, body.party)} menyatakan tidak akan menandatangani ${paperName(body.document, story)}: ${body.reason}`,
  'signing.order_set': (body, author, story) => {
    const paper = paperName(body.document, story);
    if (body.parties.length === 0) return `${author} membebaskan urutan penandatanganan ${paper}`;
    const order = body.parties.map((party) => callNameOf(story.regions, party)).join(', lalu ');
    return `${author} menetapkan urutan penandatanganan ${paper}: ${order}`;
  },
};
