// One request for each operation that changes as little as it can: what is allowed is then refused for another reason,
// a version that nobody saw, a body without its members.
import { jsonSending, type Sending } from '../stage/client.ts';

// Whose thing is asked for.
export interface Named {
  readonly dossier: string;
  readonly account: string;
  readonly session: string;
  // A document with a text, and that text.
  readonly paper: string;
  readonly text: string;
  // A paper of the government's own library.
  readonly kept: string;
}

const unseen = { 'If-Match': `"${'0'.repeat(32)}.2022-01-01"` };
const digest = '0'.repeat(64);

const facts: Readonly<Record<string, object>> = {
  describeDossier: { title: 'Judul lain' },
  setObject: { urusan: [], matter: 'Pangan', basis: 'unknown' },
  addScopeItem: { title: 'Butir' },
  changeScopeItem: { item: 'butir', title: 'Butir lain' },
  removeScopeItem: { item: 'butir', reason: 'Digabung' },
  nameAgency: { party: '64', agency: 'Dinas' },
  assessBurden: { party: '64', burdens_people_and_region: false, unfunded_this_year: false, ground: 'Tidak ada' },
  registerDocument: { type: 'minutes', title: 'Berita acara' },
  changeDocument: { document: 'kb', title: 'Judul lain' },
  assignNumber: { document: 'kb', party: '64', number: '1' },
  setTerms: { document: 'kb', start: '2022-01-01' },
  takePosition: { document: 'kb', party: '64', text: digest },
  recordSignature: {
    document: 'kb', party: '64', signer: { office: 'Gubernur', office_kind: 'head_of_region' }, capacity: 'definitif',
    authority: 'office', on: '2022-01-01',
  },
  retractSignature: { record: digest, reason: 'Keliru' },
  checkBeforeSigning: { documents: [], method: 'pades', holder: 'tiada', authority: 'office' },
  requestSigningCode: { nik: '1' },
  signDocuments: { consents: [], holder: 'tiada', authority: 'office', key: { kind: 'file' } },
  refuseToSign: { document: 'kb', party: '64', reason: 'Alasan', on: '2022-01-01' },
  setSigningOrder: { document: 'kb', parties: [] },
  recordHandover: { documents: ['kb'], from: '64', to: '35', on: '2022-01-01' },
  recordOccurrence: { what: 'note', text: 'Catatan' },
  attestRecord: { record: digest, verdict: 'confirmed' },
  saveDraft: {
    text: { v: 1, clauses: [{ clause: 'judul', kind: 'title', blocks: [{ kind: 'paragraph', text: 'A' }] }] },
  },
  startDraft: { template: 'tiada' },
  sendRound: { text: digest },
  acceptText: { text: digest },
  giveInitial: { text: digest, rung: 'staff' },
  writeNote: { note: 'catatan', body: ' ' },
  keepPaper: { kept: 'tiada', name: 'Nama', about: 'Guna', text: digest },
  keepClause: { kept: 'tiada', use: 'Guna', text: digest, clause: 'tiada' },
  settleNote: { note: 'tiada' },
  commentOnText: { comment: 'komentar', text: digest, body: ' ' },
  settleComment: { comment: 'tiada' },
  endDossier: { ground: 'parties_agree', on: '2022-01-01', document: 'kb' },
};

const bodies: Readonly<Record<string, object>> = {
  completeSecondFactor: { code: '000000' },
  changePassword: { current_password: 'bukan ini', password: 'jembatan kayu ulin empat' },
  startTotp: { current_password: 'bukan ini' },
  confirmTotp: { code: '000000' },
  changeAccount: { name: 'Nama Lain' },
  resetAccount: { scope: 'second_factor' },
};

const fileTakers: ReadonlySet<string> = new Set(['readDraftFile', 'readOldAgreement', 'verifyPdf', 'checkScan']);

// `uploaded` is the hash of a file the government has uploaded: whether it has is asked before the dossier is.
export function sendingOf(operation: string, method: string, uploaded: string): Sending {
  if (method === 'GET' || method === 'DELETE') return {};
  if (operation === 'attachFile') return jsonSending({ name: 'a.pdf', hash: uploaded, role: 'scan' }, unseen);
  const fact = facts[operation];
  if (fact) return jsonSending(fact, unseen);
  if (operation === 'importDossiers') return { headers: { 'Content-Type': 'text/csv' }, body: 'judul,mitra\n' };
  if (fileTakers.has(operation)) {
    return { headers: { 'Content-Type': 'application/pdf' }, body: 'bukan pdf' };
  }
  if (operation === 'keepPaperFile') {
    return { headers: { 'Content-Type': 'application/yaml' }, body: '- bukan templat' };
  }
  if (operation === 'uploadFile') return { headers: { 'Content-Type': 'application/pdf' }, body: '' };
  return jsonSending(bodies[operation] ?? {});
}

export function targetOf(operation: string, pattern: string, named: Named): string {
  const id = operation === 'endSession' ? named.session : /Account$/.test(operation) ? named.account : named.dossier;
  const place = pattern.replace('{id}', id).replace('{attachment}', 'naskah').replace('{code}', '64')
    .replace('{tile}', '0/000.p/1').replace('{origin}', named.text)
    .replace('{kept}', named.kept).replace('{document}', named.paper).replace('{text}', named.text)
    .replace('{hash}', named.text);
  if (operation === 'compareTexts' || operation === 'printComparison') {
    return `${place}?from=${named.text}&to=${named.text}`;
  }
  return operation === 'searchEverything' ? `${place}?q=kerja` : place;
}
