// Two people of one government wrote at the same time: clauses that only one of them touched are taken as they are, and
// a clause that both touched is shown as two to choose from.
import {
  blocksOf, clauseOf, clausesOf, isSameClause, textOf, type DocumentText, type TextClause,
} from '../../../shared/texts/model/text';

export interface Clash {
  readonly clause: string;
  // Absent where that side removed the clause.
  readonly mine: TextClause | undefined;
  readonly theirs: TextClause | undefined;
}

export interface Merged {
  // Holds one's own wording of every clash.
  readonly text: DocumentText;
  readonly clashes: readonly Clash[];
}

function namesOf(text: DocumentText | undefined): string[] {
  return clausesOf(text).map((one) => one.clause);
}

// The order of one's own text where one moved clauses, the other's otherwise; what only the other has follows what it
// follows there.
function mergedOrder(base: DocumentText | undefined, mine: DocumentText, theirs: DocumentText): string[] {
  const common = (names: readonly string[], others: readonly string[]): string =>
    names.filter((name) => others.includes(name)).join(' ');
  const [was, own, other] = [namesOf(base), namesOf(mine), namesOf(theirs)];
  const hasMoved = common(own, was) !== common(was, own);
  const [lead, second] = hasMoved ? [own, other] : [other, own];
  const out = [...lead];
  for (const [place, name] of second.entries()) {
    if (out.includes(name)) continue;
    const before = second.slice(0, place).findLast((one) => out.includes(one));
    out.splice(before === undefined ? 0 : out.indexOf(before) + 1, 0, name);
  }
  return out;
}

export function merged(base: DocumentText | undefined, mine: DocumentText, theirs: DocumentText): Merged {
  const clashes: Clash[] = [];
  const clauses = mergedOrder(base, mine, theirs).flatMap((name) => {
    const [was, own, other] = [clauseOf(base, name), clauseOf(mine, name), clauseOf(theirs, name)];
    let kept = own;
    if (isSameClause(own, was)) kept = other;
    else if (!isSameClause(other, was) && !isSameClause(own, other)) {
      clashes.push({ clause: name, mine: own, theirs: other });
      kept = own ?? other;
    }
    return kept ? [kept] : [];
  });
  return { text: textOf(clauses), clashes };
}

export type Choice = 'mine' | 'theirs' | 'both';

// Both wordings in one clause, the other's first; what stands in both stands once.
function both({ mine, theirs }: Clash): TextClause | undefined {
  if (!mine || !theirs) return mine ?? theirs;
  const key = (block: object): string => JSON.stringify({ ...block, id: undefined });
  const known = new Set(blocksOf(theirs).map(key));
  const ids = new Set(blocksOf(theirs).map((one) => one.id));
  const own = blocksOf(mine)
    .filter((block) => !known.has(key(block)))
    .map(({ id, ...block }) => (id === undefined || ids.has(id) ? block : { id, ...block }));
  return { ...theirs, blocks: [...blocksOf(theirs), ...own] };
}

export function settled({ text, clashes }: Merged, choices: Readonly<Record<string, Choice>>): DocumentText {
  const clauses = clausesOf(text).flatMap((clause) => {
    const clash = clashes.find((one) => one.clause === clause.clause);
    if (!clash) return [clause];
    const choice = choices[clash.clause] ?? 'mine';
    const kept = choice === 'both' ? both(clash) : clash[choice];
    return kept ? [kept] : [];
  });
  return textOf(clauses);
}
