import { describe, expect, it } from 'vitest';
import { speak } from './language.svelte.ts';
import { fill, messages } from './messages';

describe('fill', () => {
  it('puts facts into their places', () => {
    expect(fill('Halo {name}, ada {n} berkas', { name: 'Sari', n: 3 })).toBe('Halo Sari, ada 3 berkas');
  });

  it('leaves a place without its fact visible', () => {
    expect(fill('Halo {name}')).toBe('Halo {name}');
  });

  it('chooses the singular for exactly one', () => {
    expect(fill('{n} day || {n} days', { n: 1 })).toBe('1 day');
    expect(fill('{n} day || {n} days', { n: 0 })).toBe('0 days');
    expect(fill('{n} hari', { n: 1 })).toBe('1 hari');
  });
});

describe('messages', () => {
  it('speaks the chosen language', () => {
    const say = messages(
      { save: 'Simpan', waits: 'Menunggu {n} hari' },
      { save: 'Save', waits: 'Waits {n} day || Waits {n} days' },
    );
    expect(say('save')).toBe('Simpan');
    globalThis.document ??= { documentElement: {} } as Document;
    speak('en');
    expect(say('save')).toBe('Save');
    expect(say('waits', { n: 2 })).toBe('Waits 2 days');
    speak('id');
    expect(say('waits', { n: 2 })).toBe('Menunggu 2 hari');
  });
});
