import { describe, expect, it } from 'vitest';
import { capacityOf, officeKindOf } from './offices';

describe('an office', () => {
  it('tells who acts for another', () => {
    expect(capacityOf('Plt. Gubernur Kalimantan Timur')).toBe('plt');
    expect(capacityOf('Pelaksana Harian Bupati Kaur')).toBe('plh');
    expect(capacityOf('Pj. Gubernur Kalimantan Timur')).toBe('pj');
    expect(capacityOf('Penjabat Bupati')).toBe('pj');
    expect(capacityOf('Gubernur Jawa Timur')).toBe('definitif');
  });

  it('tells by what stands first who a person is', () => {
    expect(officeKindOf('Wakil Gubernur Bali')).toBe('deputy_head');
    expect(officeKindOf('Sekretaris Daerah atas nama Gubernur')).toBe('regional_secretary');
    expect(officeKindOf('Kepala Dinas Pangan atas nama Gubernur')).toBe('agency_head');
    expect(officeKindOf('Walikota Surabaya')).toBe('head_of_region');
    expect(officeKindOf('Ketua Koperasi')).toBe('other');
  });
});
