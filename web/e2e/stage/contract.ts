// Asks a node its operations and holds every answer against the document: status, headers, media type, schema.
import { expect } from 'vitest';
import type { Operations } from '../../src/shared/api/generated/operations.ts';
import { Client, jsonSending, type Reply, type Sending } from './client.ts';
import { ApiDocument, inPath, type DeclaredResponse, type Endpoint } from './document.ts';
import type { RunningNode } from './node.ts';

export type OperationId = keyof Operations;

// What goes into the address and the head of a request.
interface Addressing {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asking<Id extends OperationId> extends Addressing {
  readonly path?: NonNullable<Operations[Id]['path']> & Readonly<Record<string, string>>;
  readonly json?: Operations[Id]['body'];
  // Instead of json, for bodies of another type.
  readonly bytes?: string | Uint8Array<ArrayBuffer>;
}

export interface BadAsking extends Addressing {
  readonly json?: unknown;
  readonly bytes?: string | Uint8Array<ArrayBuffer>;
}

export interface Expected {
  readonly status: number;
  readonly code: string;
  readonly pointer?: string;
}

export interface Answer<Id extends OperationId> {
  readonly value: Operations[Id]['answer'];
  readonly reply: Reply;
}

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly { readonly code: string; readonly pointer: string; readonly detail: string }[];
}

export class Contract {
  readonly done = new Set<string>();
  readonly refused = new Set<string>();
  #keys = 0;

  private constructor(readonly document: ApiDocument) {}

  static async of(node: RunningNode): Promise<Contract> {
    const reply = await new Client(node).send('GET', '/api/v1/openapi.json');
    return new Contract(new ApiDocument(reply.text));
  }

  // A request that fits the document and must be done; done once, however often it is sent.
  async good<Id extends OperationId>(client: Client, id: Id, given: Asking<Id> = {}): Promise<Answer<Id>> {
    const endpoint = this.document.endpoint(id);
    this.#expectDeclared(endpoint, given);
    const takesKey = this.document.parameters(endpoint.operation).some((one) => one.name === 'Idempotency-Key');
    const key = { 'Idempotency-Key': `kontrak-${(this.#keys += 1)}` };
    const asking = takesKey ? { ...given, headers: { ...key, ...given.headers } } : given;
    const reply = await this.#ask(client, id, asking);
    expect(reply.status, `${id}: ${reply.text}`).toBeGreaterThanOrEqual(200);
    // Leading elsewhere is an answer too.
    expect(reply.status, `${id}: ${reply.text}`).toBeLessThan(400);
    this.done.add(id);
    await this.#expectConditional(client, id, asking, reply);
    if (takesKey) await this.#expectRepeatable(client, id, asking, reply);
    const isJson = reply.headers.get('content-type') === 'application/json';
    return { value: (isJson ? JSON.parse(reply.text) : undefined) as Operations[Id]['answer'], reply };
  }

  // A request that must be refused, in words that a person can act on.
  async bad(client: Client, id: OperationId, asking: BadAsking, expected: Expected): Promise<Problem> {
    const reply = await this.#ask(client, id, asking);
    const place = `${id} ${JSON.stringify(asking.json ?? asking.query ?? asking.path ?? '')?.slice(0, 200)}`;
    expect(reply.status, `${place}: ${reply.text}`).toBe(expected.status);
    expect(reply.headers.get('content-type'), place).toBe('application/problem+json');
    const problem = JSON.parse(reply.text) as Problem;
    expect(problem.errors.map((one) => one.code), place).toContain(expected.code);
    if (expected.pointer !== undefined) {
      const found = problem.errors.find((one) => one.code === expected.code);
      expect(found?.pointer, place).toBe(expected.pointer);
    }
    expectActionable(problem, reply, place);
    this.refused.add(id);
    return problem;
  }

  async #ask(client: Client, id: OperationId, asking: BadAsking): Promise<Reply> {
    const { method, pattern } = this.document.endpoint(id);
    const reply = await client.send(method, targetOf(pattern, asking), sendingOf(asking));
    expect(this.#faults(id, reply), `${id} answered ${reply.status}: ${reply.text.slice(0, 600)}`).toEqual([]);
    return reply;
  }

  #faults(id: OperationId, reply: Reply): readonly string[] {
    const { operation } = this.document.endpoint(id);
    const declared = this.document.response(operation, reply.status);
    if (!declared) return [`status ${reply.status} is not in the document`];
    const missing = Object.keys(declared.headers ?? {}).filter((name) => !reply.headers.has(name));
    return [...missing.map((name) => `header ${name} is missing`), ...this.#contentFaults(declared, reply)];
  }

  #contentFaults(declared: DeclaredResponse, reply: Reply): readonly string[] {
    const type = reply.headers.get('content-type') ?? '';
    if (!declared.content) return reply.text === '' ? [] : ['a body where the document has none'];
    const content = declared.content[type] ?? declared.content[type.replace(/;.*$/, '')] ?? declared.content['*/*'];
    if (!content) return [`media type ${type} is not in the document`];
    return this.document.faults(content.schema, /json$/.test(type) ? JSON.parse(reply.text) : reply.text);
  }

  // A good request stands in the document with all it carries.
  #expectDeclared(endpoint: Endpoint, asking: BadAsking): void {
    const { operation } = endpoint;
    const names = this.document.parameters(operation).map((one) => one.name);
    const given = [...Object.keys(asking.path ?? {}), ...Object.keys(asking.query ?? {})];
    expect(given.filter((name) => !names.includes(name)), `${operation.operationId}: undeclared`).toEqual([]);
    const content = operation.requestBody?.content ?? {};
    const type = asking.headers?.['Content-Type'] ?? (asking.json === undefined ? '' : 'application/json');
    expect(Object.hasOwn(content, type) || (type === '' && !operation.requestBody), `${operation.operationId} ${type}`)
      .toBe(true);
    const schema = content['application/json']?.schema;
    if (schema) expect(this.document.faults(schema, asking.json), operation.operationId).toEqual([]);
  }

  // Sent again with its key, a change is answered as before and does nothing more.
  async #expectRepeatable(client: Client, id: OperationId, asking: BadAsking, reply: Reply): Promise<void> {
    const again = await this.#ask(client, id, asking);
    expect(again.status, `${id} sent again: ${again.text}`).toBe(reply.status);
    expect(again.text, `${id} sent again`).toBe(reply.text);
    // A table is answered row by row; which rows were there already is not told.
    if (id !== 'importDossiers') expect(again.headers.get('idempotency-replayed'), `${id} sent again`).toBe('true');
  }

  // What has a tag is not sent twice.
  async #expectConditional(client: Client, id: OperationId, asking: BadAsking, reply: Reply): Promise<void> {
    const tag = reply.headers.get('etag');
    if (this.document.endpoint(id).method !== 'GET' || !tag) return;
    const again = await this.#ask(client, id, { ...asking, headers: { ...asking.headers, 'If-None-Match': tag } });
    expect(again.status, `${id} with If-None-Match`).toBe(304);
  }
}

function expectActionable(problem: Problem, reply: Reply, place: string): void {
  expect(problem.status, place).toBe(reply.status);
  expect(problem.instance, place).toBe(reply.headers.get('x-request-id'));
  expect(problem.type, place).toBe(`urn:simpul:refusal:${problem.errors[0]?.code}`);
  for (const sentence of [problem.title, problem.detail, ...problem.errors.map((one) => one.detail)]) {
    expect(sentence.length, `${place}: ${sentence}`).toBeGreaterThan(10);
    // An unfilled place of a sentence: the code was sent without its facts. A dash between words is punctuation.
    expect(sentence, place).not.toMatch(/[{}]|“–”|\(–\)|kode: |– (?=bita|MB|sampai)/);
  }
}

function targetOf(pattern: string, { path = {}, query = {} }: Addressing): string {
  const place = pattern.replace(/\{(\w+)\}/g, (_, name: string) => inPath(path[name] ?? 'none'));
  const words = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return words.length === 0 ? place : `${place}?${new URLSearchParams(words).toString()}`;
}

function sendingOf({ json, bytes, headers = {} }: BadAsking): Sending {
  if (json !== undefined) return jsonSending(json, headers);
  return bytes === undefined ? { headers } : { headers, body: bytes };
}
