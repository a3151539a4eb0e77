// A program that speaks to a node as the screens do: with its cookie, and the mark that every change carries.
import type { RunningNode } from './node.ts';

// What a demonstration account answers to; see scenarios in tests/scenarios.
const demoPassword = 'simpul-demo-2022';
// What every account made here chooses.
export const ownPassword = 'jembatan kayu ulin tiga';
// Streams say something at once; what has not come by then does not come.
const streamReadMs = 5_000;

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
}

export class Client {
  readonly #origin: string;
  #cookie = '';

  constructor(node: RunningNode) {
    this.#origin = node.origin;
  }

  async send(method: string, target: string, sending: Sending = {}): Promise<Reply> {
    const response = await fetch(this.#origin + target, {
      method,
      redirect: 'manual',
      headers: this.#headers(method, sending.headers),
      ...(sending.body === undefined ? {} : { body: sending.body }),
    });
    this.#keepCookie(response.headers);
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const bytes = isStream ? await firstPiece(response) : new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, text: new TextDecoder().decode(bytes), bytes };
  }

  // The open answer of server-sent events; whoever asks reads it to its end or cancels it.
  async listen(target: string, signal: AbortSignal): Promise<Response> {
    return fetch(this.#origin + target, { headers: this.#headers('GET', {}), signal });
  }

  async json<T>(method: string, target: string, value?: unknown): Promise<T> {
    const reply = await this.send(method, target, value === undefined ? {} : jsonSending(value));
    if (reply.status >= 300) throw new Error(`${method} ${target}: ${reply.status} ${reply.text}`);
    return (reply.text === '' ? undefined : JSON.parse(reply.text)) as T;
  }

  async signIn(name: string, password = demoPassword): Promise<this> {
    await this.json('POST', '/api/v1/session', { name, password });
    return this;
  }

  #headers(method: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
    const mark = method === 'GET' || method === 'HEAD' ? {} : { 'X-Simpul': '1' };
    return { ...mark, ...(this.#cookie === '' ? {} : { Cookie: this.#cookie }), ...more };
  }

  #keepCookie(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookie = /max-age=0/i.test(line) ? '' : pair;
    }
  }
}

export function jsonSending(value: unknown, headers: Readonly<Record<string, string>> = {}): Sending {
  return { headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

async function firstPiece(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const late = setTimeout(() => void reader.cancel(), streamReadMs);
  const { value } = await reader.read();
  clearTimeout(late);
  await reader.cancel();
  return value ?? new Uint8Array();
}

// An account made by an administrator, with a password of its own: ready to work.
export async function newAccount(node: RunningNode, admin: Client, name: string, role: string): Promise<Client> {
  const made = await admin.json<{ account: { sign_in_name: string }; temporary_password: string }>(
    'POST', '/api/v1/accounts', { sign_in_name: name, name: `Orang ${role}`, roles: [role] },
  );
  const client = await new Client(node).signIn(made.account.sign_in_name, made.temporary_password);
  await client.json('POST', '/api/v1/account/password', {
    current_password: made.temporary_password, password: ownPassword,
  });
  return client;
}
