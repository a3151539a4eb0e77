// Asks the server. Every operation of schemas/api has its name, its address and its types; nothing else is called.
import { connection } from '../offline/connection.svelte.ts';
import { language } from '../i18n/language.svelte.ts';
import { addresses, type Operations } from './generated/operations';
import { troubleOf, type Outcome } from './trouble';

export type OperationName = keyof Operations;
export type Answer<Name extends OperationName> = Operations[Name]['answer'];
export type Body<Name extends OperationName> = Operations[Name]['body'];

// Absent where the schema has none, optional where all of it is optional, required otherwise.
type Part<Key extends string, Type> = [Type] extends [undefined]
  ? { readonly [K in Key]?: undefined }
  : Partial<Type> extends Type
    ? { readonly [K in Key]?: Type }
    : { readonly [K in Key]: Type };
// The version a change was decided upon (If-Match), where the schema asks for it.
type Version<Conditional> = Conditional extends true ? { readonly etag: string } : { readonly etag?: undefined };

export type Ask<Name extends OperationName> = Part<'path', Operations[Name]['path']> &
  Part<'query', Operations[Name]['query']> &
  Part<'body', Operations[Name]['body']> &
  Version<Operations[Name]['conditional']> & {
    // Made once for one action, so that asking again does nothing twice.
    readonly key?: string | undefined;
    // The ETag of what is already held: a 304 answers without a body.
    readonly held?: string | undefined;
    readonly signal?: AbortSignal | undefined;
  };

interface LooseAsk {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly etag?: string | undefined;
  readonly key?: string | undefined;
  readonly held?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export const unchanged = Symbol('unchanged');

// The address of an operation, for links to files and for keeping answers.
export function addressOf(name: OperationName, ask: LooseAsk = {}): string {
  const pattern = addresses[name].slice(addresses[name].indexOf(' ') + 1);
  const path = pattern.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(ask.path?.[part] ?? ''));
  const query = new URLSearchParams();
  for (const [part, value] of Object.entries(ask.query ?? {})) {
    if (value !== undefined && value !== '') query.set(part, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function headersOf(method: string, ask: LooseAsk): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language.current, 'X-Simpul': '1' });
  if (ask.body !== undefined) {
    const isRaw = ask.body instanceof Blob;
    headers.set('Content-Type', isRaw ? (ask.body as Blob).type : 'application/json');
  }
  if (ask.etag) headers.set('If-Match', ask.etag);
  if (ask.held) headers.set('If-None-Match', ask.held);
  if (method !== 'GET' && ask.key) headers.set('Idempotency-Key', ask.key);
  return headers;
}

async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get('Content-Type') ?? '';
  if (response.status === 204) return undefined;
  if (type.includes('json') && !type.includes('jsonl')) return response.json();
  return response.blob();
}

async function send(name: OperationName, ask: LooseAsk): Promise<Response> {
  const method = addresses[name].slice(0, addresses[name].indexOf(' '));
  const body = ask.body === undefined || ask.body instanceof Blob ? (ask.body ?? null) : JSON.stringify(ask.body);
  return fetch(addressOf(name, ask), {
    method,
    body,
    headers: headersOf(method, ask),
    credentials: 'same-origin',
    cache: 'no-store',
    signal: ask.signal ?? null,
  });
}

// Resolves to an outcome, never rejects: the world failing is an answer too. Only an abort rejects, as fetch does.
export async function call<Name extends OperationName>(name: Name, ask: Ask<Name>): Promise<Outcome<Answer<Name>>> {
  const outcome = await callIfChanged(name, ask);
  if (outcome.ok && outcome.value === unchanged) return { ok: false, trouble: { kind: 'broken', status: 304 } };
  return outcome as Outcome<Answer<Name>>;
}

export async function callIfChanged<Name extends OperationName>(
  name: Name,
  ask: Ask<Name>,
): Promise<Outcome<Answer<Name> | typeof unchanged>> {
  let response: Response;
  try {
    response = await send(name, ask as LooseAsk);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    connection.lost();
    return { ok: false, trouble: { kind: 'unreachable' } };
  }
  connection.found();
  const etag = response.headers.get('ETag') ?? undefined;
  if (response.status === 304) return { ok: true, value: unchanged, etag };
  let body: unknown;
  try {
    body = await readBody(response);
  } catch {
    return { ok: false, trouble: { kind: 'broken', status: response.status } };
  }
  if (response.ok) return { ok: true, value: body as Answer<Name>, etag };
  const trouble = troubleOf(response.status, body);
  if (trouble.kind === 'signed_out') announceSignedOut();
  return { ok: false, trouble };
}

type Listener = () => void;
const signedOutListeners = new Set<Listener>();

// Called when an answer says that the session ended; the shell then asks for sign-in and keeps the place.
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

function announceSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}
