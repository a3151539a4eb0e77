// Words of the page on which anybody checks a document.
import { messages } from '../../shared/i18n/messages';

export const say = messages(
  {
    title: 'Periksa dokumen',
    lead:
      'Pilih PDF, atau bundel sebuah kerja sama (.simpul.zip), atau pindai kode QR pada naskahnya. Berkas dibaca di ' +
      'perangkat Anda: dari PDF hanya sidiknya yang ditanyakan ke simpul, dari bundel tidak ada.',
    file: 'Berkas',
    kinds: 'PDF atau .simpul.zip',
    proofMissing:
      'Pemeriksa bundel belum termuat karena jaringan terputus. Tidak ada yang dikirim. Sambungkan jaringan, lalu ' +
      'pilih berkasnya sekali lagi.',
    fileHint: 'Bundel dapat diperiksa tanpa jaringan.',
    here: 'Yang diperiksa di perangkat ini',
    notPdf: 'Berkas ini bukan PDF.',
    signatures: 'Ditemukan {n} tanda tangan elektronik.',
    noSignatures: 'Tidak ditemukan tanda tangan elektronik.',
    tail_covered: 'Tidak ada yang ditambahkan sesudah tanda tangan terakhir.',
    tail_added: 'Ada bagian berkas di luar tanda tangan terakhir.',
    tail_unknown:
      'Apakah ada yang ditambahkan sesudah tanda tangan terakhir tidak dapat dipastikan di perangkat ini.',
    hash: 'Sidik berkas',
    textHash: 'Sidik yang ditanyakan',
    digest_same: 'Isi yang dicakup tanda tangan ke-{number} cocok dengan sidik di dalamnya.',
    digest_different: 'Isi yang dicakup tanda tangan ke-{number} tidak cocok dengan sidik di dalamnya.',
    digest_unknown: 'Cocok tidaknya isi dengan tanda tangan ke-{number} tidak dapat dipastikan di perangkat ini.',
    notHere:
      'Siapa penanda tangannya, dan apakah sertifikatnya berlaku, tidak diperiksa di perangkat ini; itu dilakukan ' +
      'simpul bila berkasnya Anda kirim.',
    noHash: 'Peramban ini tidak dapat menghitung sidik pada sambungan tanpa TLS. Kirim berkasnya untuk diperiksa simpul.',
    known: 'Yang diketahui simpul ini',
    seal_known: 'Dikenal simpul ini',
    seal_unknown: 'Tidak dapat dipastikan',
    unknownText:
      'Simpul ini tidak menyimpan dokumen dengan sidik itu. Ini bukan berarti palsu: naskahnya mungkin milik simpul lain, ' +
      'belum disepakati, atau berkasnya berubah walau hanya satu huruf.',
    kind_text: 'Sidik ini milik naskah yang disepakati semua pihak.',
    kind_signed_file: 'Berkas ini sama persis dengan berkas bertanda tangan elektronik yang tercatat.',
    kind_scan: 'Berkas ini sama persis dengan pindaian tanda tangan basah yang tercatat.',
    complete: 'Ditandatangani semua pihak.',
    incomplete: 'Belum ditandatangani semua pihak.',
    wet: '{who}: tanda tangan basah, {day}',
    electronic: '{who}: tanda tangan elektronik, {day}',
    later: 'Ada dokumen sesudahnya yang mengubah atau mengakhirinya: {title}.',
    send: 'Kirim ke simpul untuk pemeriksaan penuh',
    sendHint: 'Berkas diperiksa lalu dibuang; tidak ada yang disimpan.',
    full: 'Pemeriksaan penuh',
  },
  {
    title: 'Check a document',
    lead:
      'Choose a PDF, or the bundle of a dossier (.simpul.zip), or scan the QR code on the paper. The file is read on your device: ' +
      'of a PDF only its fingerprint is asked about, of a bundle nothing.',
    file: 'File',
    kinds: 'PDF or .simpul.zip',
    proofMissing:
      'What checks bundles has not been loaded, as the network is away. Nothing was sent. Connect, then choose the ' +
      'file once more.',
    fileHint: 'A bundle can be checked without a network.',
    here: 'Checked on this device',
    notPdf: 'This file is no PDF.',
    signatures: 'Electronic signatures found: {n}.',
    noSignatures: 'No electronic signature was found.',
    tail_covered: 'Nothing was added after the last signature.',
    tail_added: 'Some of the file lies outside the last signature.',
    tail_unknown: 'Whether anything was added after the last signature cannot be determined on this device.',
    hash: 'Fingerprint of the file',
    textHash: 'Fingerprint asked about',
    digest_same: 'What signature {number} covers matches the fingerprint in it.',
    digest_different: 'What signature {number} covers does not match the fingerprint in it.',
    digest_unknown: 'Whether the content matches signature {number} cannot be determined on this device.',
    notHere:
      'Who signed, and whether the certificate holds, is not checked on this device; the node does that if you send ' +
      'the file.',
    noHash: 'Without TLS this browser cannot compute a fingerprint. Send the file to have the node examine it.',
    known: 'Known to this node',
    seal_known: 'Known to this node',
    seal_unknown: 'Cannot be determined',
    unknownText:
      'This node keeps no document with that fingerprint. That does not mean it is forged: it may belong to another node, ' +
      'not be agreed yet, or differ by a single letter.',
    kind_text: 'The fingerprint is that of a text all parties agreed to.',
    kind_signed_file: 'The file is exactly the electronically signed file on record.',
    kind_scan: 'The file is exactly the scan of a signed paper on record.',
    complete: 'Signed by every party.',
    incomplete: 'Not signed by every party yet.',
    wet: '{who}: in ink, {day}',
    electronic: '{who}: electronically, {day}',
    later: 'A later document changes or ends it: {title}.',
    send: 'Send to the node for full examination',
    sendHint: 'The file is examined and thrown away; nothing is kept.',
    full: 'Full examination',
  },
);
