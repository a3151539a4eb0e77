import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('window', { location: { pathname: '/', search: '', href: 'http://simpul.test/' } });
const { match } = await import('./router.svelte.ts');

describe('match', () => {
  it('takes named parts of the path', () => {
    expect(match('/kerja-sama/:id', '/kerja-sama/7f')).toEqual({ id: '7f' });
  });

  it('does not match another length or another word', () => {
    expect(match('/kerja-sama/:id', '/kerja-sama')).toBeUndefined();
    expect(match('/kerja-sama/:id', '/kerja-sama/7f/naskah')).toBeUndefined();
    expect(match('/kerja-sama', '/pemerintah')).toBeUndefined();
  });

  it('does not take an empty part for a name', () => {
    expect(match('/kerja-sama/:id', '/kerja-sama/')).toBeUndefined();
  });

  it('forgives a slash at the end and reads encoded letters', () => {
    expect(match('/kerja-sama', '/kerja-sama/')).toEqual({});
    expect(match('/cari/:kata', '/cari/padang%20guci')).toEqual({ kata: 'padang guci' });
  });

  it('matches nothing where the address cannot be read', () => {
    expect(match('/periksa/:hash', '/periksa/%')).toBeUndefined();
  });

  it('knows the root', () => {
    expect(match('/', '/')).toEqual({});
  });
});
