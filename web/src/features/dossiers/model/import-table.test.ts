import { expect, it } from 'vitest';
import { columnName, sampleTable } from './import-table';

it('gives a sample whose cells survive commas and semicolons', () => {
  const [heads, row] = sampleTable().split('\r\n');
  expect(heads).toBe(
    '\uFEFFjudul,mitra,jenis,urusan,judul_naskah,nomor,nomor_mitra,tanggal_tanda_tangan,tempat,penandatangan,penandatangan_mitra,mulai,berakhir,sumber',
  );
  expect(row).toContain('Pembangunan daerah,"Jawa Timur; 73",ksdd_sukarela,"3.27; 3.30"');
});

it('calls a column what the table calls it', () => {
  expect(columnName('partners')).toBe('mitra');
  expect(columnName('lain')).toBe('lain');
});
