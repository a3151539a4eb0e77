// A stand-in for the e-Sign client service of BSrE, made from docs/formats/bsre.md alone: both generations, one signer
// with a key, one account of an application. What it signs is really signed, and a one-time code serves once.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { signedByOthers, type SigningPair } from './pdf-signing.ts';

export const service = {
  nik: '6472010101600001',
  passphrase: 'sungai Mahakam 1957',
  code: '493817',
  // What this one wants in `data` of a request for a code.
  codeRequest: 'TTE',
  clientName: 'simpul',
  clientPassword: 'kunci-aplikasi-9731',
} as const;

export type Mood =
  | 'well'
  // Takes the file and never answers.
  | 'silent'
  | 'broken'
  // Gives back a file of which it wrote every byte anew.
  | 'rewriting'
  // Signs with the key of somebody else, as where the NIK typed belongs to another person.
  | 'mistaken';

export interface EsignService {
  readonly url: string;
  // Paths that were called, in order.
  readonly called: string[];
  mood: Mood;
  // Nobody answers on its port from now on.
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer | string;
  readonly id?: string;
}

const json = (status: number, value: object): Answer =>
  ({ status, type: 'application/json', body: JSON.stringify(value) });
const unknownUser = json(400, { error: 'user tidak terdaftar', status_code: 2011 });
// Its words repeat what was sent; nothing of them may reach a screen or a log.
const wrongPassphrase = (given: string): Answer =>
  json(400, { error: `passphrase salah: ${given}`, status_code: 2031 });

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function formIn(type: string, body: Buffer): Map<string, Buffer> {
  const mark = `--${/boundary=(.+)$/.exec(type)?.[1] ?? ''}`;
  const out = new Map<string, Buffer>();
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(`\r\n${mark}`, at);
    if (next < 0) break;
    const part = body.subarray(at, next);
    const head = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, head).toString())?.[1] ?? '';
    out.set(name, part.subarray(head + 4));
    at = next + 2;
  }
  return out;
}

interface BodyOfV2 {
  readonly nik?: string;
  readonly passphrase?: string;
  readonly totp?: string;
  readonly data?: string;
  readonly file?: readonly string[];
}

class Answers {
  mood: Mood = 'well';
  readonly #pair: SigningPair;
  readonly #other: SigningPair;
  readonly #codes = new Set<string>([service.code]);

  constructor(pair: SigningPair, other: SigningPair) {
    this.#pair = pair;
    this.#other = other;
  }

  // Undefined where nothing is answered.
  to(method: string, path: string, type: string, body: Buffer): Answer | undefined {
    if (path.startsWith('/api/v2/')) return this.#v2(path, JSON.parse(body.toString()) as BodyOfV2);
    if (method === 'GET' && path.startsWith('/api/user/status/')) return this.#account(path.split('/').at(-1) ?? '');
    if (path !== '/api/sign/pdf') return { status: 404, type: 'text/plain', body: '' };
    const form = formIn(type, body);
    if (form.get('nik')?.toString() !== service.nik) return unknownUser;
    const given = form.get('passphrase')?.toString() ?? '';
    if (given !== service.passphrase) return wrongPassphrase(given);
    return this.#signed(form.get('file') ?? Buffer.of(), (pdf) =>
      ({ status: 200, type: 'application/pdf', body: pdf, id: 'abc-123' }));
  }

  #v2(path: string, body: BodyOfV2): Answer | undefined {
    if (path === '/api/v2/user/check/status') return this.#account(body.nik ?? '');
    if (path === '/api/v2/sign/get/totp') {
      return body.nik === service.nik && body.data === service.codeRequest
        ? json(200, { message: 'terkirim' }) : unknownUser;
    }
    if (path !== '/api/v2/sign/pdf') return { status: 404, type: 'text/plain', body: '' };
    if (body.nik !== service.nik) return unknownUser;
    if (body.passphrase !== service.passphrase && !this.#codes.delete(body.totp ?? '')) {
      return wrongPassphrase(body.passphrase ?? body.totp ?? '');
    }
    return this.#signed(Buffer.from(body.file?.[0] ?? '', 'base64'), (pdf) =>
      json(200, { time: 1.5, file: [pdf.toString('base64')] }));
  }

  #account(nik: string): Answer {
    return nik === service.nik ? json(200, { status_code: 1111, message: 'akun', status: 'ISSUE' }) : unknownUser;
  }

  #signed(pdf: Buffer, answer: (signed: Buffer) => Answer): Answer | undefined {
    switch (this.mood) {
      case 'well': return answer(signedByOthers(pdf, this.#pair));
      case 'mistaken': return answer(signedByOthers(pdf, this.#other));
      case 'silent': return undefined;
      case 'broken': return { status: 503, type: 'text/html', body: '<h1>Service Unavailable</h1>' };
      case 'rewriting': {
        const signed = signedByOthers(pdf, this.#pair);
        signed[12] = (signed[12] ?? 0) ^ 1;
        return answer(signed);
      }
      default: return this.mood satisfies never;
    }
  }
}

// `other` signs where the service is mistaken in its signer.
export async function startEsignService(pair: SigningPair, other: SigningPair): Promise<EsignService> {
  const answers = new Answers(pair, other);
  const called: string[] = [];
  const account = Buffer.from(`${service.clientName}:${service.clientPassword}`).toString('base64');
  const sockets = new Set<Socket>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    called.push(path);
    const body = await bodyOf(request);
    const isKnown = request.headers.authorization === `Basic ${account}`;
    const answer: Answer | undefined = isKnown
      ? answers.to(request.method ?? '', path, request.headers['content-type'] ?? '', body)
      : { status: 401, type: 'text/html', body: '<h1>Unauthorized</h1>' };
    if (!answer) return;
    const id = answer.id === undefined ? {} : { id_dokumen: answer.id };
    response.writeHead(answer.status, { 'Content-Type': answer.type, ...id }).end(answer.body);
  }

  const server = createServer((request, response) => void handle(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    called,
    get mood() {
      return answers.mood;
    },
    set mood(mood) {
      answers.mood = mood;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
