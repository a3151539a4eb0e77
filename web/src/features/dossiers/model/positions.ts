// What each party holds now as the text of a paper: its latest position.
import type { Document } from '../../../shared/api/generated/schemas';

type Position = NonNullable<Document['positions']>[number];

export function latestPositions(paper: Document | undefined): Position[] {
  const latest = new Map<string, Position>();
  for (const position of paper?.positions ?? []) latest.set(position.party, position);
  return [...latest.values()];
}
