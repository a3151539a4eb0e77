// What was said about a text, clause by clause: comments that every party reads with their answers, and notes that stay
// in one's own government.
import type { Comment, Negotiation, Note } from '../../../shared/api/generated/schemas';

export interface CommentThread {
  readonly first: Comment;
  readonly answers: readonly Comment[];
}

export interface Talk {
  // Undefined for what is said of the whole text.
  readonly clause: string | undefined;
  readonly threads: readonly CommentThread[];
  readonly notes: readonly Note[];
  // What nobody has settled.
  readonly open: number;
}

// Every answer belongs to the comment that began the thread, however deep it was given.
function rootOf(comment: Comment, all: ReadonlyMap<string, Comment>): Comment {
  let root = comment;
  for (let steps = 0; root.answers !== undefined && steps < all.size; steps += 1) {
    const above = all.get(root.answers);
    if (!above) break;
    root = above;
  }
  return root;
}

export function threadsOf(comments: readonly Comment[]): CommentThread[] {
  const all = new Map(comments.map((one) => [one.comment, one]));
  const firsts = comments.filter((one) => rootOf(one, all) === one);
  return firsts.map((first) => ({
    first,
    answers: comments.filter((one) => one !== first && rootOf(one, all) === first),
  }));
}

export function talkOn(seen: Pick<Negotiation, 'comments' | 'notes'>, clause: string | undefined): Talk {
  const threads = threadsOf(seen.comments).filter(({ first }) => first.clause === clause);
  const notes = seen.notes.filter((one) => one.clause === clause);
  const open = threads.filter(({ first }) => !first.settled).length + notes.filter((one) => !one.settled).length;
  return { clause, threads, notes, open };
}

// In the order of the text; clauses that are gone from it come last, and what is said of the whole text first.
export function talksOf(seen: Pick<Negotiation, 'comments' | 'notes'>, order: readonly string[]): Talk[] {
  const spoken = new Set([...seen.comments, ...seen.notes].map((one) => one.clause));
  const known: (string | undefined)[] = [undefined, ...order];
  const gone = [...spoken].filter((one) => !known.includes(one));
  return [...known, ...gone].filter((one) => spoken.has(one)).map((one) => talkOn(seen, one));
}
