// Accounts of the demonstration as the door lists them: by story, the sides as its title names them.
import type { DemoAccount } from '../../../shared/api/generated/schemas';

export interface DemoCase {
  // Empty where the node tells no story for them.
  readonly title: string;
  readonly accounts: readonly DemoAccount[];
}

// Where the title of the story names the account's government; "Provinsi Bali" is told of as "Bali". Those that it
// calls by another name come last.
function place(account: DemoAccount): number {
  const bareName = account.government_name.replace(/^(Provinsi|Kabupaten|Kota) /, '');
  const at = account.case_title?.indexOf(bareName) ?? -1;
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

// Stories, and accounts of one side, in the order in which the node names them.
export function demoCases(accounts: readonly DemoAccount[]): DemoCase[] {
  const cases = new Map<string, DemoAccount[]>();
  for (const account of accounts) {
    const title = account.case_title ?? '';
    cases.set(title, [...(cases.get(title) ?? []), account]);
  }
  return [...cases].map(([title, members]) => ({
    title,
    accounts: members.toSorted((one, other) => place(one) - place(other)),
  }));
}
