import { describe, expect, it } from 'vitest';
import { holderOf } from './distinguished-names';

describe('a name in a certificate', () => {
  it('is read as person and organisation, without the number of the person', () => {
    expect(holderOf('CN=ISRAN NOOR,O=Pemprov Kalimantan Timur,C=ID')).toBe('ISRAN NOOR, Pemprov Kalimantan Timur');
    expect(holderOf('serialNumber=6472010101010001+CN=ISRAN NOOR,C=ID')).toBe('ISRAN NOOR');
    expect(holderOf('O=Balai Sertifikasi\\, BSSN,CN=BSrE')).toBe('BSrE, Balai Sertifikasi, BSSN');
    expect(holderOf('CN=H. Ali\\+B,OU=Biro')).toBe('H. Ali+B');
  });

  it('is shown as it stands where it has neither', () => {
    expect(holderOf('emailAddress=a@b.go.id')).toBe('emailAddress=a@b.go.id');
    expect(holderOf('tanpa bagian')).toBe('tanpa bagian');
    expect(holderOf('')).toBe('');
  });
});
