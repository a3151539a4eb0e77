import { beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../api/client';
import type { Presence } from '../api/generated/schemas';
import { keepCopy, keptCopy, toldOf, type Place } from '../offline/working-copy';
import { textOf } from '../texts/model/text';
import { beforeLeaving, session } from './session.svelte.ts';

vi.mock('../api/client', () => ({ call: vi.fn(), addressOf: (name: string) => name, onSignedOut: () => () => {} }));
vi.mock('../api/changes', () => ({ startChanges: vi.fn(), stopChanges: vi.fn() }));

const answers = new Map<string, unknown>();
const shelf = new Map<string, string>();
const place: Place = { account: 'ani', dossier: 'd', document: 'kb' };
const words = textOf([{ clause: 'satu', kind: 'article', heading: 'MAKSUD' }]);
const copy = { text: words, base: textOf([]), basedOn: 'h', title: 'Nota Kesepahaman', at: 7 };
const told = { place, title: 'Nota Kesepahaman', clauses: 1, at: 7 };
const unreachable = { ok: false, trouble: { kind: 'unreachable' } };
const presence = {
  stage: 'signed_in', operations: [], account: { id: 'ani', name: 'Ani', government: '62', roles: ['staff'] },
} as unknown as Presence;

const asked = (name: string): number => vi.mocked(call).mock.calls.filter(([one]) => one === name).length;
const kept = (): boolean => keptCopy(window.localStorage, place) !== undefined;

beforeEach(async () => {
  vi.stubGlobal('window', { localStorage: {
    getItem: (name: string) => shelf.get(name) ?? null,
    setItem: (name: string, value: string) => shelf.set(name, value),
    removeItem: (name: string) => shelf.delete(name),
    key: (at: number) => [...shelf.keys()][at] ?? null,
    get length() { return shelf.size; },
  } });
  vi.stubGlobal('document', { documentElement: {} });
  shelf.clear();
  answers.clear();
  answers.set('signOut', { ok: true, value: undefined });
  vi.mocked(call).mockReset();
  const answer = async (name: string): Promise<unknown> => answers.get(name) ?? unreachable;
  vi.mocked(call).mockImplementation(answer as typeof call);
  session.stay();
  await session.enter(presence);
});

describe('signing out', () => {
  it('asks nothing where nothing waits', async () => {
    expect(await session.leave()).toBeUndefined();
    expect(asked('signOut')).toBe(1);
    expect(session.isSignedIn).toBe(false);
  });

  it('sends first what waits of a closed screen', async () => {
    keepCopy(window.localStorage, place, copy);
    answers.set('saveDraft', { ok: true, value: {} });
    await session.leave();
    expect(vi.mocked(call).mock.calls.map(([name]) => name).filter((name) => name !== 'getRegion'))
      .toEqual(['saveDraft', 'signOut']);
    expect(kept()).toBe(false);
    expect(session.isSignedIn).toBe(false);
  });

  it('names what cannot be sent, and signs nobody out', async () => {
    keepCopy(window.localStorage, place, copy);
    await session.leave();
    expect(session.unsent).toEqual([told]);
    expect(asked('signOut')).toBe(0);
    expect(session.isSignedIn).toBe(true);
    session.stay();
    expect(session.unsent).toEqual([]);
    expect(kept()).toBe(true);
  });

  it('keeps what a colleague overtook for a person to settle', async () => {
    keepCopy(window.localStorage, place, copy);
    answers.set('saveDraft', { ok: false, trouble: { kind: 'refused', code: 'draft_changed_meanwhile' } });
    await session.leave();
    expect(session.unsent).toEqual([told]);
    expect(kept()).toBe(true);
  });

  it('hears an open screen whose words the device could not keep', async () => {
    const stop = beforeLeaving(async () => toldOf(place, copy));
    await session.leave();
    stop();
    expect(session.unsent).toEqual([told]);
    expect(asked('signOut')).toBe(0);
  });

  it('tells of a text once, and does not send behind the back of its open screen', async () => {
    keepCopy(window.localStorage, place, copy);
    const stop = beforeLeaving(async () => toldOf(place, copy));
    await session.leave();
    stop();
    expect(session.unsent).toEqual([told]);
    expect(asked('saveDraft')).toBe(0);
  });

  it('discards only at the word of the person, and only what is theirs', async () => {
    keepCopy(window.localStorage, place, copy);
    keepCopy(window.localStorage, { ...place, account: 'budi' }, copy);
    await session.leave('discard');
    expect(asked('saveDraft')).toBe(0);
    expect(kept()).toBe(false);
    expect(keptCopy(window.localStorage, { ...place, account: 'budi' })).toEqual(copy);
    expect(session.isSignedIn).toBe(false);
  });

  it('discards nothing where the server cannot be reached', async () => {
    keepCopy(window.localStorage, place, copy);
    answers.delete('signOut');
    expect(await session.leave('discard')).toEqual(unreachable.trouble);
    expect(kept()).toBe(true);
    expect(session.isSignedIn).toBe(true);
  });
});

describe('a session that ends', () => {
  it('leaves the words on the device', async () => {
    keepCopy(window.localStorage, place, copy);
    await session.expire();
    expect(session.isSignedIn).toBe(false);
    expect(session.hasExpired).toBe(true);
    expect(kept()).toBe(true);
  });

  it('while words are sent before signing out leaves them as well', async () => {
    keepCopy(window.localStorage, place, copy);
    vi.mocked(call).mockImplementation((async () => {
      await session.expire();
      return { ok: false, trouble: { kind: 'signed_out' } };
    }) as typeof call);
    await session.leave();
    expect(asked('signOut')).toBe(0);
    expect(session.unsent).toEqual([]);
    expect(kept()).toBe(true);
  });
});
