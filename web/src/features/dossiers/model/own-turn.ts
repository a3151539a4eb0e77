// The turn of a row that concerns one's own government.
import type { DossierRow, RegionCode, Turn } from '../../../shared/api/generated/schemas';

export function ownTurn(turns: readonly Turn[], own: RegionCode): Turn | undefined {
  return turns.find((turn) => turn.party === own);
}

export function ownTurnSince(row: Pick<DossierRow, 'turns'>, own: RegionCode): string | undefined {
  return ownTurn(row.turns, own)?.since;
}
