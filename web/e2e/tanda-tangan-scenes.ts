// Answers of the program for pictures of signing: states that take weeks of real life to come about, on one screen.
import type { Page, Route } from 'playwright-core';
import type {
  ExaminedSignature, PreflightCheck, PreflightReport, SignatureReport, Signing, SigningDocument, SigningSlot,
  SittingReport,
} from '../src/shared/api/generated/schemas.ts';

const kaltim = '64';
const jatim = '35';
const digest = (seed: number): string =>
  Array.from({ length: 64 }, (_, at) => ((seed * 7 + at * at * 5 + at * seed) % 16).toString(16)).join('');

type Ink = 'wet' | 'pades' | 'bsre';

function signed(party: string, method: Ink, on: string, name: string, office: string): SigningSlot {
  return {
    party, place: 1, state: 'signed',
    signature: {
      event: digest(90), recorded_by: party, recorded_at: `${on}T03:00:00Z`, status: 'valid',
      fact: {
        document: 'kb', party, method, signer: { name, office, office_kind: 'head_of_region' }, capacity: 'definitif',
        authority: 'office', on,
      },
    },
  };
}

const byIsran = (method: Ink): SigningSlot =>
  signed(kaltim, method, '2022-07-28', 'Dr. H. Isran Noor, M.Si.', 'Gubernur Kalimantan Timur');
const byKhofifah = (method: Ink): SigningSlot =>
  signed(jatim, method, '2022-08-11', 'Khofifah Indar Parawansa', 'Gubernur Jawa Timur');
const open = (party: string, more: Partial<SigningSlot> = {}): SigningSlot =>
  ({ party, place: 1, state: 'open', ...more });

function paper(number: number, title: string, more: Partial<SigningDocument> = {}): SigningDocument {
  return {
    document: `pks-${number}`, type: 'cooperation_agreement', title, parent: 'kb', text: digest(number),
    text_state: 'agreed', order: [], slots: [open(kaltim), open(jatim)], complete: false, number_missing: false,
    ...more,
  };
}

const file = (number: number, name: string) => ({ attachment: `berkas-${number}`, hash: digest(40 + number), name });

export const documents: readonly SigningDocument[] = [
  paper(0, 'Kesepakatan Bersama tentang Pembangunan Daerah', {
    document: 'kb', type: 'joint_agreement', parent: undefined, complete: true,
    slots: [byIsran('pades'), byKhofifah('pades')], signed_file: file(0, 'ditandatangani-kb-2.pdf'),
  }),
  paper(1, 'PKS Perkebunan: Peremajaan dan Pemasaran Karet Rakyat', { slots: [byIsran('wet'), open(jatim)] }),
  paper(2, 'PKS Peternakan: Penyediaan Sapi Bibit', {
    order: [kaltim, jatim], slots: [open(kaltim), open(jatim, { place: 2, state: 'waits', waits_for: kaltim })],
  }),
  paper(3, 'PKS Perdagangan dan Misi Dagang Antardaerah', {
    slots: [open(kaltim), open(jatim, {
      state: 'refused',
      refusal: {
        document: 'pks-3', party: jatim, on: '2022-08-09', office: 'Kepala Dinas Perindustrian dan Perdagangan',
        reason: 'Pasal 7 tentang pembiayaan belum sesuai dengan APBD perubahan.',
      },
    })],
  }),
  paper(4, 'PKS Kelautan dan Perikanan', { text: undefined, text_state: 'open' }),
  paper(5, 'PKS Pendidikan Vokasi', { number_missing: true }),
  paper(6, 'PKS Penanaman Modal', {
    slots: [open(kaltim), byKhofifah('bsre')], signed_file: file(6, 'ditandatangani-pks-6-1.pdf'),
  }),
  paper(7, 'PKS Kesehatan Jiwa Rujukan', {
    complete: true, slots: [byIsran('wet'), byKhofifah('pades')], signed_file: file(7, 'ditandatangani-pks-7-1.pdf'),
  }),
];

export function scene(more: Partial<Signing> = {}): Signing {
  const region = { kind: 'provinsi', head_title: 'Gubernur' } as const;
  return {
    dossier: digest(60), title: 'Pembangunan daerah', own: kaltim, today: '2022-08-11',
    regions: [
      { code: kaltim, name: 'Kalimantan Timur', ...region }, { code: jatim, name: 'Jawa Timur', ...region },
    ],
    documents: [...documents],
    holders: [
      {
        holder: 'isran', name: 'Dr. H. Isran Noor, M.Si.', office: 'Gubernur Kalimantan Timur',
        office_kind: 'head_of_region', capacity: 'definitif', mandates: [],
      },
      {
        holder: 'rizal', name: 'Ir. Ahmad Muzakkir', office: 'Kepala Dinas Perkebunan', office_kind: 'agency_head',
        agency: 'Dinas Perkebunan', capacity: 'plt', mandates: [{
          mandate: 'sk-1', number: '120.23/4451/B.PPOD.III', dated: '2022-08-01', giver: 'Gubernur Kalimantan Timur',
          scope: 'Perjanjian kerja sama bidang perkebunan',
        }],
      },
    ],
    ways: { token: true, bsre: true, codes: true, timestamp: false, anchors: 1 },
    may: ['checkBeforeSigning', 'signDocuments', 'refuseToSign', 'setSigningOrder', 'recordSignature'],
    ...more,
  };
}

const passed: readonly PreflightCheck['code'][] = [
  'not_signed_yet', 'no_refusal', 'text_agreed', 'linter_clean', 'paraf_whole', 'signer_power', 'register_agrees',
  'capacity_allows', 'number_reserved', 'order_reached',
];
const certificate: PreflightCheck = {
  code: 'certificate_fit', result: 'not_determinable', finding: 'preflight_certificate_unknown',
  what: 'Sertifikat penanda tangan belum dapat dipastikan.', why: 'Kunci belum dibuka.', fix: 'Buka kuncinya.',
};
const unknownIssuer: PreflightCheck = {
  ...certificate, what: 'Penerbit sertifikat tidak dikenal simpul ini.',
  why: 'Tanpa sertifikat penerbit, tidak dapat dipastikan bahwa kunci ini milik Dr. H. Isran Noor, M.Si.',
  fix: 'Mintalah Diskominfo menambahkan sertifikat penerbitnya, atau tanggung sendiri keraguan ini.',
};
const noNumber: PreflightCheck = {
  code: 'number_reserved', result: 'failed', finding: 'preflight_number_missing',
  what: 'Nomor dari daerah Anda belum dicatat.', why: 'Setiap pihak memberi nomor sendiri pada naskah.',
  fix: 'Catat nomornya di berkas, lalu kembali ke sini.',
};
const noParaf: PreflightCheck = {
  code: 'paraf_whole', result: 'not_determinable', finding: 'preflight_paraf_unknown',
  what: 'Tidak dapat dipastikan apakah paraf sudah lengkap.',
  why: 'Ruang kerja daerah Anda untuk dokumen ini tidak memuat catatan paraf.',
  fix: 'Periksa paraf di ruang kerja, atau mintalah paraf berjenjang.',
};

function report(document: string, special: readonly PreflightCheck[]): PreflightReport {
  const codes = special.map((one) => one.code);
  const rest = passed.filter((code) => !codes.includes(code)).map((code) => ({ code, result: 'passed' as const }));
  return { document, outcome: special[0]?.result ?? 'passed', checks: [...rest, ...special] };
}

const reports: Readonly<Record<string, readonly PreflightCheck[]>> = {
  'pks-3': [noParaf, certificate], 'pks-5': [noNumber, certificate],
};

const sitting: SittingReport = {
  results: [
    { document: 'pks-2', signed: true, file: file(2, 'ditandatangani-pks-2-1.pdf') },
    { document: 'pks-6', signed: false, checks: [unknownIssuer] },
  ],
};

function examined(field: string, more: Partial<ExaminedSignature> = {}): ExaminedSignature {
  return {
    field, verdict: 'proven', integrity: 'intact', coverage: 'whole_revision', later: 'signatures_only',
    trust: 'trusted', revocation: 'good', findings: [], place: 'Samarinda',
    reason: 'Menandatangani Kesepakatan Bersama tentang Pembangunan Daerah',
    claimed_at: '2022-07-28T06:30:00Z', claimed_name: 'Dr. H. Isran Noor, M.Si.',
    signer: {
      name: 'Dr. H. Isran Noor, M.Si.', organisation: 'Pemerintah Provinsi Kalimantan Timur',
      issuer: 'OSD PSrE Induk', serial: '6f1c09aa', not_before: '2021-01-01T00:00:00Z',
      not_after: '2023-12-31T16:59:59Z', fingerprint: digest(71),
    },
    ...more,
  };
}

const second = examined('ttd-35', {
  later: 'none', coverage: 'whole_file', place: 'Surabaya', claimed_name: 'Khofifah Indar Parawansa',
  timestamp: { at: '2022-08-11T04:15:00Z', authority: 'OSD TSA', intact: true, trust: 'trusted' },
});

const files: Readonly<Record<string, SignatureReport>> = {
  kb: { hash: digest(40), pages: 6, signatures: [examined('ttd-64'), second], empty_fields: [] },
  'pks-6': {
    hash: digest(46), pages: 4, empty_fields: ['ttd-64'],
    signatures: [examined('ttd-35', {
      verdict: 'undeterminable', trust: 'unknown_issuer', revocation: 'undeterminable', findings: [{
        code: 'issuer_unknown', what: 'Penerbit sertifikat tidak dikenal.',
        why: 'Simpul ini belum memiliki sertifikat penerbit tersebut.', fix: 'Tambahkan sertifikat penerbitnya.',
      }],
    })],
  },
  'pks-7': {
    hash: digest(47), pages: 4, empty_fields: [], signatures: [examined('ttd-35', {
      verdict: 'disproven', integrity: 'changed', later: 'other', findings: [{
        code: 'bytes_changed', what: 'Isi berkas berubah sesudah ditandatangani.',
        why: 'Sidik isi tidak sama dengan sidik di dalam tanda tangan.',
        fix: 'Mintalah berkas aslinya kepada Jawa Timur.',
      }],
    })],
  },
};

const answer = (route: Route, value: unknown): Promise<void> => route.fulfill({
  contentType: 'application/json', headers: { ETag: '"adegan"' }, body: JSON.stringify(value),
});

// From now on this page hears the scene instead of the program.
export async function play(page: Page, signing: Signing = scene()): Promise<void> {
  await page.route('**/api/v1/dossiers/*/signing', (route) => answer(route, signing));
  await page.route('**/api/v1/dossiers/*/preflights', (route) => {
    const { documents: asked } = route.request().postDataJSON() as { documents: string[] };
    return answer(route, { documents: asked.map((one) => report(one, reports[one] ?? [certificate])) });
  });
  await page.route('**/api/v1/dossiers/*/sittings', (route) => answer(route, sitting));
  await page.route('**/api/v1/dossiers/*/documents/*/signed-file', (route) => {
    const document = route.request().url().split('/').at(-2) ?? '';
    return answer(route, files[document]);
  });
}
