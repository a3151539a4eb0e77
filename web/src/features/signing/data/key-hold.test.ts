import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyKey } from '../model/sitting';
import { KeyHold, keyHeldMs } from './key-hold.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a key in the memory of the page', () => {
  it('lapses five minutes after it was last touched, and says so', () => {
    const key = new KeyHold();
    key.draft.passphrase = 'rahasia';
    key.touch();
    vi.advanceTimersByTime(keyHeldMs - 1);
    key.touch();
    vi.advanceTimersByTime(keyHeldMs - 1);
    expect(key.draft.passphrase).toBe('rahasia');
    vi.advanceTimersByTime(1);
    expect(key.draft).toEqual(emptyKey());
    expect(key.hasLapsed).toBe(true);
    key.touch();
    expect(key.hasLapsed).toBe(false);
  });

  it('is forgotten at once when it is done with', () => {
    const key = new KeyHold();
    key.draft.pin = '1234';
    key.touch();
    key.forget();
    expect(key.draft).toEqual(emptyKey());
    vi.advanceTimersByTime(keyHeldMs);
    expect(key.hasLapsed).toBe(false);
    expect(key.forgotten).toBe(1);
  });
});
