// A log that a test keeps itself, to be witnessed by a node: its key and its signed checkpoints.
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

const ed25519 = Buffer.of(1);

export class OwnLog {
  readonly origin = 'log.example/uji';
  readonly #secret: KeyObject;
  readonly #public: Buffer;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.#secret = privateKey;
    this.#public = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  }

  // c2sp.org/signed-note: "name+hex8(id)+base64(type || key)".
  get key(): string {
    const key = Buffer.concat([ed25519, this.#public]).toString('base64');
    return [this.origin, this.#id().toString('hex'), key].join('+');
  }

  get originHash(): string {
    return createHash('sha256').update(this.origin).digest('hex');
  }

  // The signed checkpoint of a tree with one leaf.
  checkpoint(leaf: string): string {
    const root = createHash('sha256').update(Buffer.of(0)).update(leaf).digest('base64');
    const text = `${this.origin}\n1\n${root}\n`;
    const signature = Buffer.concat([this.#id(), sign(null, Buffer.from(text), this.#secret)]).toString('base64');
    return `${text}\n— ${this.origin} ${signature}\n`;
  }

  #id(): Buffer {
    return createHash('sha256').update(`${this.origin}\n`).update(ed25519).update(this.#public).digest().subarray(0, 4);
  }
}
