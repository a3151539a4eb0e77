// One agreement and three agreements of agencies between Kalimantan Timur and Jawa Timur, negotiated to the end: what
// comes before the pens, told to the node in one go.
import type { Government, Negotiation, TextClause } from '../src/shared/api/generated/schemas.ts';
import { Client, jsonSending } from './stage/client.ts';
import type { RunningNode } from './stage/node.ts';

export const kaltim = '64';
export const jatim = '35';
export const heads: Readonly<Record<string, string>> = { [kaltim]: 'Isran Noor', [jatim]: 'Khofifah Indar Parawansa' };
export const papers = [
  { document: 'kb', type: 'joint_agreement', title: 'Kesepakatan Bersama Ketahanan Pangan' },
  { document: 'pks-beras', type: 'cooperation_agreement', title: 'PKS Pasokan Beras', parent: 'kb' },
  { document: 'pks-sapi', type: 'cooperation_agreement', title: 'PKS Sapi Bibit', parent: 'kb' },
  { document: 'pks-jagung', type: 'cooperation_agreement', title: 'PKS Jagung Pakan', parent: 'kb' },
] as const;

const regionNames: Readonly<Record<string, string>> = { 1: 'Kalimantan Timur', 2: 'Jawa Timur' };
const known: Readonly<Record<string, string>> = {
  'tanggal.penandatanganan.hari': 'Senin', 'tanggal.penandatanganan.tanggal': 'dua puluh tiga',
  'tanggal.penandatanganan.bulan': 'November', 'tanggal.penandatanganan.tahun': 'dua ribu dua puluh enam',
  'tanggal.penandatanganan.angka': '23-11-2026', 'tempat.penandatanganan': 'Surabaya',
  'jangka_waktu.lama': '5 (lima) tahun', 'jangka_waktu.mulai': '23 November 2026',
  'jangka_waktu.akhir': '22 November 2031', 'tenggat.perpanjangan': '6 (enam) bulan',
  'induk.tanggal': '23 November 2026', 'biaya.jumlah': 'Rp500.000.000,00', 'biaya.terbilang': 'lima ratus juta rupiah',
  'tenggat.teguran': '14 (empat belas) hari kerja', 'tenggat.kahar': '7 (tujuh) hari kerja',
};

// What a person would write into each open place of a paper of the library.
function wordsFor(name: string): string {
  const party = /^pihak\.(\d)\.(.+)$/.exec(name);
  const region = regionNames[party?.[1] ?? ''] ?? '';
  const code = party?.[1] === '1' ? kaltim : jatim;
  switch (party?.[2]) {
    case undefined: return known[name] ?? 'ketahanan pangan kedua daerah';
    case 'nomor': return `119/${code}/2026`;
    case 'pejabat': return heads[code] ?? '';
    case 'jabatan': return `Gubernur ${region}`;
    case 'kuasa_tanggal': return '2 November 2026';
    case 'kontak_telepon': return '0541-733333';
    case 'kontak_pos_el': return 'kerjasama@contoh.go.id';
    case 'perangkat.kapital': return 'DINAS PANGAN';
    default: return `Dinas Pangan ${region}`;
  }
}

function filled(clauses: readonly TextClause[]): TextClause[] {
  const words = (text: string): string => text.replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => wordsFor(name));
  return JSON.parse(words(JSON.stringify(clauses))) as TextClause[];
}

export class Writer {
  constructor(readonly client: Client, readonly id: string) {}

  async tell(part: string, body: object): Promise<void> {
    const at = `/api/v1/dossiers/${this.id}`;
    const tag = (await this.client.send('GET', at)).headers.get('etag') ?? '';
    const reply = await this.client.send('POST', `${at}/${part}`, jsonSending(body, { 'If-Match': tag }));
    if (reply.status >= 300) throw new Error(`${part}: ${reply.text}`);
  }

  async ask<T>(method: string, part: string, body?: object): Promise<T> {
    return this.client.json<T>(method, `/api/v1/dossiers/${this.id}/${part}`, body);
  }
}

export async function registerHead(client: Client, code: string, title: string): Promise<void> {
  const government = await client.json<Government>('GET', '/api/v1/government');
  const has = government.offices.find((one) => one.kind === 'head_of_region');
  const office = { office: 'gubernur', title, kind: 'head_of_region' };
  if (!has) await client.json('POST', '/api/v1/government/offices', office);
  await client.json('POST', '/api/v1/government/holders', {
    holder: 'kepala-daerah', office: has?.office ?? 'gubernur', name: heads[code], capacity: 'definitif',
    from: '2019-02-13',
  });
}

// The id of the dossier. Every text is agreed, every number recorded; no paraf was ever given.
export async function agreedPapers(node: RunningNode): Promise<string> {
  const first = await new Client(node).signIn('kaltim@64');
  const second = await new Client(node).signIn('jatim@35');
  await registerHead(first, kaltim, 'Gubernur Kalimantan Timur');
  await registerHead(second, jatim, 'Gubernur Jawa Timur');
  const { id } = await first.json<{ id: string }>('POST', '/api/v1/dossiers', {
    cooperation: 'ksdd_sukarela', title: 'Ketahanan pangan', parties: [{ region: kaltim }, { region: jatim }],
  });
  const [ours, theirs] = [new Writer(first, id), new Writer(second, id)];
  for (const paper of papers) await ours.tell('documents', paper);
  for (const { document, type } of papers) {
    await ours.tell('numbers', { document, party: kaltim, number: `119/${document}/64` });
    await theirs.tell('numbers', { document, party: jatim, number: `119/${document}/35` });
    await agree(ours, theirs, document, type);
  }
  return id;
}

async function agree(ours: Writer, theirs: Writer, document: string, template: string): Promise<void> {
  const at = `documents/${document}`;
  await ours.ask<Negotiation>('POST', `${at}/draft`, { template });
  const text = await fillDraft(ours, document);
  await ours.ask('POST', `${at}/rounds`, { text });
  await theirs.ask('POST', `${at}/acceptances`, { text });
}

// Writes a begun draft to its end, so that nothing in it speaks against signing. Gives its hash.
export async function fillDraft(writer: Writer, document: string): Promise<string> {
  const at = `documents/${document}`;
  const begun = await writer.ask<Negotiation>('GET', `${at}/negotiation`);
  const saved = await writer.ask<Negotiation>('PUT', `${at}/draft`, {
    text: { v: 1, clauses: filled(begun.draft?.view.text.clauses ?? []) }, based_on: begun.draft?.view.hash,
  });
  const errors = saved.findings.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((one) => `${document}: ${one.what}`).join('\n'));
  return saved.draft?.view.hash ?? '';
}
