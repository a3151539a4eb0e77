// The table of an import: the columns that are understood, a sample to start from, and what a report calls a column.
export interface TableColumn {
  readonly field: string;
  readonly name: string;
  readonly sample: string;
  readonly needed: boolean;
}

// Names as src/dossiers/app/import.cpp reads them.
export const columns: readonly TableColumn[] = [
  { field: 'title', name: 'judul', sample: 'Pembangunan daerah', needed: true },
  { field: 'partners', name: 'mitra', sample: 'Jawa Timur; 73', needed: true },
  { field: 'kind', name: 'jenis', sample: 'ksdd_sukarela', needed: false },
  { field: 'urusan', name: 'urusan', sample: '3.27; 3.30', needed: false },
  {
    field: 'document_title',
    name: 'judul_naskah',
    sample: 'Kesepakatan Bersama Pembangunan Daerah',
    needed: false,
  },
  { field: 'own_number', name: 'nomor', sample: '120/4511/B.PPOD.II', needed: false },
  { field: 'partner_number', name: 'nomor_mitra', sample: '120.1/22/KSB', needed: false },
  { field: 'signed_on', name: 'tanggal_tanda_tangan', sample: '28-07-2022', needed: false },
  { field: 'place', name: 'tempat', sample: 'Samarinda', needed: false },
  { field: 'own_signer', name: 'penandatangan', sample: '', needed: false },
  { field: 'partner_signer', name: 'penandatangan_mitra', sample: '', needed: false },
  { field: 'start', name: 'mulai', sample: '28-07-2022', needed: false },
  { field: 'end', name: 'berakhir', sample: '27-07-2027', needed: false },
  { field: 'source', name: 'sumber', sample: 'Buku register 2022', needed: false },
];

export function columnName(field: string): string {
  return columns.find((column) => column.field === field)?.name ?? field;
}

function quoted(text: string): string {
  return /[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// With a byte order mark, so that Excel reads it as UTF-8.
export function sampleTable(): string {
  const heads = columns.map((column) => column.name).join(',');
  const row = columns.map((column) => quoted(column.sample)).join(',');
  return `\uFEFF${heads}\r\n${row}\r\n`;
}
