import { describe, expect, it } from 'vitest';
import type { Cell, Dossier } from '../../api/generated/schemas';
import { dossier, kaltim, paper, seven } from './kaltim-jatim.fixture';
import { agenciesOf, matrixOf, matrixSummary } from './matrix';

function withCells(change: (document: string, cell: Cell) => Cell): Dossier {
  const matrix = dossier.standing.matrix.map((row) => {
    const cells = row.cells.map((cell) => change(row.document, cell));
    return { ...row, cells, complete: cells.every((cell) => cell.status === 'signed_wet') };
  });
  return { ...dossier, standing: { ...dossier.standing, matrix } };
}

describe('matrixSummary', () => {
  it('says at one look who has not signed', () => {
    expect(matrixSummary(matrixOf(dossier), 'id')).toBe(
      '1 gubernur dan 7 pasang perangkat daerah belum menandatangani.',
    );
    expect(matrixSummary(matrixOf(dossier), 'en')).toBe('1 governor and 7 pairs of agencies have not signed.');
  });

  it('counts single agencies where the other side has signed', () => {
    const half = withCells((document, cell) =>
      ((document === 'pks-1' || document === 'kb') && cell.party === '35') || document === 'kb'
        ? { ...cell, status: 'signed_wet' }
        : cell,
    );
    expect(matrixSummary(matrixOf(half), 'id')).toBe(
      '6 pasang perangkat daerah dan 1 perangkat daerah belum menandatangani.',
    );
  });

  it('says when all is signed, and when there is nothing to sign', () => {
    expect(matrixSummary(matrixOf(withCells((_, cell) => ({ ...cell, status: 'signed_wet' }))), 'id')).toBe(
      'Semua naskah sudah ditandatangani semua pihak.',
    );
    expect(matrixSummary([], 'id')).toBe('Belum ada naskah yang perlu ditandatangani.');
  });

  it('does not count a disputed signature as signed', () => {
    const disputed = withCells((document, cell) =>
      document === 'kb' && cell.party === '35'
        ? { ...cell, status: 'disputed' }
        : { ...cell, status: 'signed_wet' },
    );
    expect(matrixSummary(matrixOf(disputed), 'id')).toBe('1 gubernur belum menandatangani.');
  });
});

describe('matrixOf', () => {
  it('marks each cell and counts the days since the pen is awaited', () => {
    const [agreementRow, firstChild] = matrixOf(dossier);
    expect(agreementRow?.cells.map(({ mark, days }) => [mark, days])).toEqual([
      ['signed', undefined],
      ['awaited', 14],
    ]);
    expect(agreementRow?.isChild).toBe(false);
    expect(firstChild?.isChild).toBe(true);
    expect(firstChild?.cells.map(({ mark, days }) => [mark, days])).toEqual([
      ['awaited', 0],
      ['awaited', 0],
    ]);
  });

  it('does not know what no source tells', () => {
    const { final_on: _final, ...unknown } = paper('pks-1');
    const rows = matrixOf({ ...dossier, documents: [unknown, ...seven.slice(1)] });
    expect(rows[0]?.cells[0]?.mark).toBe('unknown');
  });

  it('names the recorder of what another party wrote down', () => {
    const rows = matrixOf(
      withCells((document, cell) =>
        document === 'kb' && cell.party === '35'
          ? { ...cell, status: 'signed_wet', recorded_by: '64', confirmed: false }
          : cell,
      ),
    );
    expect(rows[0]?.cells[1]?.recordedBy).toEqual(kaltim);
  });
});

describe('agenciesOf', () => {
  it('counts the heads where there are many of them', () => {
    const [row] = matrixOf(dossier);
    const third = row?.cells[0];
    const many = row && third && { ...row, cells: [...row.cells, third] };
    expect(many && agenciesOf(many, 'id')).toBe('3 gubernur');
  });

  it('names heads on an agreement, agencies where they are known, and nothing where none is', () => {
    const [agreementRow, child] = matrixOf({
      ...dossier,
      documents: dossier.documents.map((one) =>
        one.document === 'pks-1' ? { ...one, agencies: { '64': 'Dinas Perkebunan' } } : one,
      ),
    });
    expect(agreementRow && agenciesOf(agreementRow, 'id')).toBe('Gubernur dengan Gubernur');
    expect(child && agenciesOf(child, 'id')).toBe('Dinas Perkebunan dengan Jawa Timur belum diketahui');
    const bare = matrixOf(dossier)[1];
    expect(bare && agenciesOf(bare, 'id')).toBeUndefined();
  });
});
