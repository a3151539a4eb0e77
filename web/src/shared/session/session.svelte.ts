// Who is signed in on this device, and what that person may start. Screens offer only what `may` allows; the server
// decides all the same.
import { addressOf, call, onSignedOut, type Answer } from '../api/client';
import { startChanges, stopChanges } from '../api/changes';
import type { Account, Presence, Region } from '../api/generated/schemas';
import type { OperationName } from '../api/client';
import type { Trouble } from '../api/trouble';
import { speak, language } from '../i18n/language.svelte.ts';
import { keep, lastKnown, ownedBy, ownerOfLastVisit, wipe } from '../offline/last-known';
import { dropCopy, ownShelf, unsentOf, type Unsent } from '../offline/working-copy';
import { unsentAfterTrying } from './unsent';

type LeavingListener = () => Promise<Unsent | undefined>;
const leavingListeners = new Set<LeavingListener>();

// Who sends what an open screen holds before this device forgets the account, and tells what could not be sent.
export function beforeLeaving(listener: LeavingListener): () => void {
  leavingListeners.add(listener);
  return () => leavingListeners.delete(listener);
}

class Session {
  presence = $state.raw<Presence | undefined>(undefined);
  // The region whose government the account works for: its name in the rail, its clock for moments.
  region = $state.raw<Region | undefined>(undefined);
  trouble = $state.raw<Trouble | undefined>(undefined);
  // The server ended the session while the person was at work; the door says so.
  hasExpired = $state(false);
  // Texts that would be lost by signing out now; the person is asked first.
  unsent = $state.raw<readonly Unsent[]>([]);

  readonly account: Account | undefined = $derived(this.presence?.account);
  readonly isSignedIn: boolean = $derived(this.presence?.stage === 'signed_in');
  // Something must be chosen first: an own password, a second factor. Until then the roles rest.
  readonly mustSettle: boolean = $derived(
    this.presence?.duties?.change_password === true || this.presence?.duties?.set_up_second_factor === true,
  );
  readonly #operations: ReadonlySet<string> = $derived(new Set(this.presence?.operations ?? []));

  may(operation: OperationName): boolean {
    return this.#operations.has(operation);
  }

  // At the start of the application. Without a network, who was here last may still read what this device holds.
  async resume(): Promise<void> {
    const outcome = await call('getSession', {});
    if (outcome.ok) {
      await this.enter(outcome.value);
      return;
    }
    const known = outcome.trouble.kind === 'unreachable' ? await this.#lastVisit() : undefined;
    if (known) await this.enter(known);
    else this.trouble = outcome.trouble;
  }

  // After any answer that says who is here now.
  async enter(presence: Presence): Promise<void> {
    this.trouble = undefined;
    this.hasExpired = false;
    if (presence.stage === 'signed_in' && presence.account) {
      await ownedBy(presence.account.id);
      keep(addressOf('getSession'), { value: presence, etag: undefined, at: Date.now() });
      if (presence.operations.includes('streamChanges')) startChanges();
      void this.#findRegion(presence.account.government);
    }
    this.presence = presence;
  }

  // Sends what waits, then signs out; where something cannot be sent, nobody is signed out before `discard` is said.
  async leave(unsent: 'ask' | 'discard' = 'ask'): Promise<Trouble | undefined> {
    const account = this.account?.id ?? '';
    if (unsent === 'ask' && this.isSignedIn) {
      const stuck = await Promise.all([...leavingListeners].map((listener) => listener()));
      const left = await unsentAfterTrying(account, stuck.filter((one) => one !== undefined));
      // Sending has shown that the session is over: the words stay on the device.
      if (!this.isSignedIn) return undefined;
      this.unsent = left;
      if (left.length > 0) return undefined;
    }
    const outcome = await call('signOut', {});
    if (!outcome.ok && outcome.trouble.kind !== 'signed_out') return outcome.trouble;
    // Browsers clear what they keep at the server's word only over a safe connection.
    for (const { place } of unsentOf(ownShelf(), account)) dropCopy(ownShelf(), place);
    await this.#forget();
    return undefined;
  }

  stay(): void {
    this.unsent = [];
  }

  // The server ended the session.
  async expire(): Promise<void> {
    if (!this.isSignedIn) return;
    await this.#forget();
    this.hasExpired = true;
  }

  async #forget(): Promise<void> {
    stopChanges();
    await wipe();
    this.unsent = [];
    this.region = undefined;
    this.presence = { stage: 'signed_out', operations: [] };
    // Signing out clears what the browser keeps, and with it the chosen language.
    speak(language.current);
  }

  async #lastVisit(): Promise<Presence | undefined> {
    const owner = await ownerOfLastVisit();
    if (!owner) return undefined;
    await ownedBy(owner);
    return (await lastKnown(addressOf('getSession')))?.value as Presence | undefined;
  }

  async #findRegion(code: string): Promise<void> {
    const address = addressOf('getRegion', { path: { code } });
    const outcome = await call('getRegion', { path: { code } });
    if (outcome.ok) {
      keep(address, { value: outcome.value, etag: outcome.etag, at: Date.now() });
      this.region = outcome.value;
    } else {
      this.region = (await lastKnown(address))?.value as Answer<'getRegion'> | undefined;
    }
  }
}

export const session = new Session();

export function watchSession(): () => void {
  return onSignedOut(() => void session.expire());
}
