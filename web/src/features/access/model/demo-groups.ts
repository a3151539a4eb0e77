// Accounts of the demonstration as the door lists them: by story, and by government inside a story.
import type { DemoAccount } from '../../../shared/api/generated/schemas';

export interface DemoGovernment {
  readonly name: string;
  readonly accounts: readonly DemoAccount[];
}

export interface DemoCase {
  // Empty where the node tells no story for them.
  readonly title: string;
  readonly governments: readonly DemoGovernment[];
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

// In the order in which the node names them.
export function demoCases(accounts: readonly DemoAccount[]): DemoCase[] {
  return grouped(accounts, (account) => account.case_title ?? '').map(([title, members]) => ({
    title,
    governments: grouped(members, (account) => account.government_name)
      .map(([name, people]) => ({ name, accounts: people })),
  }));
}
