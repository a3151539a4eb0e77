// A file that came back: what it changed against the text it was made from, put into one's own draft clause by clause.
import { merged, settled } from './merge';
import { clauseOf, clausesOf, textOf, type DocumentText } from '../../../shared/texts/model/text';

export interface Brought {
  // The text the file was made from; absent where nobody knows it.
  readonly base: DocumentText | undefined;
  readonly mine: DocumentText;
  readonly file: DocumentText;
}

// Whether the file joins the draft, or takes its place.
export function joinsDraft({ base, mine }: Brought): boolean {
  return base !== undefined && clausesOf(mine).length > 0;
}

// Clauses that one's own draft changed too since the file was made.
export function changedHereToo(brought: Brought): string[] {
  const { base, mine, file } = brought;
  return joinsDraft(brought) ? merged(base, mine, file).clashes.map((one) => one.clause) : [];
}

// The clause as one's own draft has it: put back where the file changed or removed it, out where the file added it.
function asInDraft(text: DocumentText, mine: DocumentText, name: string): DocumentText {
  const own = clauseOf(mine, name);
  const clauses = clausesOf(text);
  if (!own) return textOf(clauses.filter((one) => one.clause !== name));
  if (clauseOf(text, name)) return textOf(clauses.map((one) => (one.clause === name ? own : one)));
  const order = clausesOf(mine).map((one) => one.clause);
  const before = order.slice(0, order.indexOf(name)).findLast((one) => clauseOf(text, one));
  const out = [...clauses];
  out.splice(before === undefined ? 0 : out.findIndex((one) => one.clause === before) + 1, 0, own);
  return textOf(out);
}

// The draft with what the file proposes, except the clauses that were `left` out.
export function broughtText(brought: Brought, left: ReadonlySet<string>): DocumentText {
  const { base, mine, file } = brought;
  if (!joinsDraft(brought)) return file;
  const all = merged(base, mine, file);
  const theirs = Object.fromEntries(all.clashes.map((one) => [one.clause, 'theirs' as const]));
  return [...left].reduce((text, name) => asInDraft(text, mine, name), settled(all, theirs));
}
