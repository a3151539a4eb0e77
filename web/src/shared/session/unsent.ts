// Sends what this device keeps of texts whose screens are closed; what stays is told to whoever is about to leave.
import { call } from '../api/client';
import { dropCopy, keptCopy, ownShelf, unsentOf, type Place, type Unsent } from '../offline/working-copy';
import { normalText } from '../texts/model/text';

async function sendKept(place: Place): Promise<boolean> {
  const copy = keptCopy(ownShelf(), place);
  if (!copy) return true;
  const body = { text: normalText(copy.text), based_on: copy.basedOn };
  const outcome = await call('saveDraft', { path: { id: place.dossier, document: place.document }, body });
  // A colleague saved meanwhile, or there is no network: the copy stays, and its screen brings the two together.
  if (outcome.ok) dropCopy(ownShelf(), place);
  return outcome.ok;
}

// `stuck` is what open screens could not send; they have tried already, and know of words the device could not keep.
export async function unsentAfterTrying(account: string, stuck: readonly Unsent[]): Promise<readonly Unsent[]> {
  const isStuck = (place: Place): boolean =>
    stuck.some((one) => one.place.dossier === place.dossier && one.place.document === place.document);
  const left = [...stuck];
  for (const kept of unsentOf(ownShelf(), account)) {
    if (!isStuck(kept.place) && !(await sendKept(kept.place))) left.push(kept);
  }
  return left.sort((a, b) => a.at - b.at);
}
