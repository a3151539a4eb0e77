// Surat kuasa as the register shows them: who gives, who receives, and whether it holds today.
import type { Government, Holder, Office, RegisteredMandate } from '../../../shared/api/generated/schemas';

export type MandateState = 'valid' | 'coming' | 'expired' | 'revoked';

export interface PersonInOffice {
  readonly name: string;
  readonly office: string;
}

export interface MandateRow {
  readonly mandate: RegisteredMandate;
  readonly giver: PersonInOffice | undefined;
  readonly receiver: PersonInOffice | undefined;
  readonly state: MandateState;
}

export function mandateState(mandate: RegisteredMandate, today: string): MandateState {
  if (mandate.revoked_on !== undefined && mandate.revoked_on <= today) return 'revoked';
  if (mandate.until !== undefined && mandate.until < today) return 'expired';
  return mandate.from > today ? 'coming' : 'valid';
}

export function personOf(government: Government, holder: string): PersonInOffice | undefined {
  const person: Holder | undefined = government.holders.find((one) => one.holder === holder);
  const office: Office | undefined = government.offices.find((one) => one.office === person?.office);
  return person && { name: person.name, office: office?.title ?? '' };
}

// What holds today first, then the newest.
export function mandateRows(government: Government, today: string): MandateRow[] {
  const order: readonly MandateState[] = ['valid', 'coming', 'expired', 'revoked'];
  const rows = government.mandates.map((mandate) => ({
    mandate,
    giver: personOf(government, mandate.giver),
    receiver: personOf(government, mandate.receiver),
    state: mandateState(mandate, today),
  }));
  const rank = (row: MandateRow): number => order.indexOf(row.state);
  return rows.sort((a, b) => rank(a) - rank(b) || (a.mandate.dated < b.mandate.dated ? 1 : -1));
}
