// An event of format 1 (docs/formats/event.md; to be exact: docs/formats/bundle.md, "Threads").
import { hashForm, utf8 } from './bytes';
import { hasExactly, isInteger, isList, isObject, readCanonical, type Json, type JsonObject } from './canonical-json';
import { isInstant } from './instant';

export const codeForm = /^\d{2}(?:\.\d{2})?$/;

const envelopeMax = 1 << 20;
// "Fewer than 100,000".
const membersMax = 99_999;
const textMax = 20_000;
const saltForm = /^[0-9a-f]{32}$/;
// Controls except tab, line feed and carriage return, and what turns the direction of text.
const unfitForm = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const members = ['v', 'subject', 'author', 'seq', 'prev', 'seen', 'at', 'actor', 'kind', 'body', 'salt'];
const actorMembers = ['office', 'capacity', 'account'];

export interface Head {
  readonly author: string;
  readonly seq: number;
  readonly hash: string;
}

export interface Event {
  readonly subject: string;
  readonly author: string;
  readonly seq: number;
  readonly prev: string | null;
  readonly seen: readonly Head[];
  readonly at: string;
  readonly kind: string;
  readonly body: JsonObject;
}

export function isHash(value: Json | undefined): value is string {
  return typeof value === 'string' && hashForm.test(value);
}

export function isCode(value: Json | undefined): value is string {
  return typeof value === 'string' && codeForm.test(value);
}

function isPlainText(value: Json | undefined): value is string {
  return typeof value === 'string' && utf8(value).length <= textMax && !unfitForm.test(value);
}

function isActor(value: Json | undefined): boolean {
  return isObject(value) && hasExactly(value, actorMembers) && actorMembers.every((name) => isPlainText(value[name]));
}

function seenOf(value: Json | undefined, author: string): Head[] | undefined {
  if (!isObject(value)) return undefined;
  const heads: Head[] = [];
  for (const [name, head] of Object.entries(value)) {
    if (!isCode(name) || name === author || !isObject(head) || !hasExactly(head, ['seq', 'hash'])) return undefined;
    const { seq, hash } = head;
    if (!isInteger(seq, 1) || !isHash(hash)) return undefined;
    heads.push({ author: name, seq, hash });
  }
  return heads;
}

function isFirst(seq: number, prev: Json | undefined): prev is string | null {
  return seq === 1 ? prev === null : isHash(prev);
}

// What canonical bytes say, or nothing where they are no event.
export function readEvent(envelope: string): Event | undefined {
  if (envelope.length > envelopeMax || utf8(envelope).length > envelopeMax) return undefined;
  const value = readCanonical(envelope, membersMax);
  if (!isObject(value) || !hasExactly(value, members)) return undefined;
  const { v, subject, author, seq, prev, at, actor, kind, body, salt } = value;
  if (v !== 1 || !isPlainText(subject) || !isCode(author) || !isInteger(seq, 1) || !isFirst(seq, prev))
    return undefined;
  const seen = seenOf(value['seen'], author);
  if (!seen || !isInstant(at) || !isActor(actor) || !isPlainText(kind) || !isObject(body)) return undefined;
  if (typeof salt !== 'string' || !saltForm.test(salt)) return undefined;
  return { subject, author, seq, prev, seen, at, kind, body };
}

// Every digest that stands somewhere in a body as a string.
export function* digestsIn(value: Json): Generator<string> {
  if (isHash(value)) yield value;
  else if (isList(value)) for (const each of value) yield* digestsIn(each);
  else if (isObject(value)) for (const each of Object.values(value)) yield* digestsIn(each);
}
