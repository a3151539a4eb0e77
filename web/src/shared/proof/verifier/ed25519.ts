// Ed25519 (RFC 8032) as docs/formats/bundle.md has it: S below the order of the group, R compared as bytes and not of
// small order, the equation without the cofactor, keys in the group of prime order.
import { ed25519, ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesOfHex, hexOf, isSame, joined } from './bytes';

const keyBytes = 32;
const signatureBytes = 64;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const smallOrder: ReadonlySet<string> = new Set(ED25519_TORSION_SUBGROUP);

type Point = InstanceType<typeof ed25519.Point>;
export type Verify = (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => Promise<boolean>;

// Few keys sign many events.
const points = new Map<string, Point | undefined>();

function numberOf(littleEndian: Uint8Array): bigint {
  return BigInt(`0x${hexOf(Uint8Array.from(littleEndian).reverse())}`);
}

function readPoint(key: Uint8Array): Point | undefined {
  if (key.length !== keyBytes) return undefined;
  try {
    const point = ed25519.Point.fromBytes(key, false);
    const isFit = !point.is0() && point.isTorsionFree() && isSame(point.toBytes(), key);
    return isFit ? point : undefined;
  } catch {
    return undefined;
  }
}

function pointOf(key: Uint8Array): Point | undefined {
  const name = hexOf(key);
  if (!points.has(name)) points.set(name, readPoint(key));
  return points.get(name);
}

// Under a key of small order a signature holds for every message, so such keys bind nobody.
export function isGoodKey(key: Uint8Array): boolean {
  return pointOf(key) !== undefined;
}

export function holdsByArithmetic(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  const point = pointOf(key);
  if (!point || !hasForm(signature)) return false;
  const [shown, scalar] = [signature.subarray(0, 32), numberOf(signature.subarray(32))];
  if (scalar >= order) return false;
  const challenge = numberOf(sha512(joined(shown, key, message))) % order;
  const { BASE, ZERO } = ed25519.Point;
  const ofBase = scalar === 0n ? ZERO : BASE.multiply(scalar);
  const ofKey = challenge === 0n ? ZERO : point.multiplyUnsafe(challenge);
  return isSame(ofBase.subtract(ofKey).toBytes(), shown);
}

function hasForm(signature: Uint8Array): boolean {
  return signature.length === signatureBytes && !smallOrder.has(hexOf(signature.subarray(0, 32)));
}

// RFC 8032 section 7.1, test 2; the same with S + L; and one whose R has a part of small order, so that it holds only
// where the equation is multiplied by the cofactor.
const known = {
  key: bytesOfHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: bytesOfHex('72'),
  holds: bytesOfHex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
  fails: [
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      'f52db7415978abc61b2c2eb6aeebfca0387b2eaeb4302aeeb00d291612bb0c10',
    '40a4cf5c611d737a2f1c6fcca84d9cabfed80987f186a5a6c57e629bff1af27f' +
      '7784ef7924270a5712654008888ab76e2ffcbae4baf503f7b0382ab462581d08',
  ].map(bytesOfHex),
};

async function judgesRight(verify: Verify): Promise<boolean> {
  for (const one of known.fails) if (await verify(one, known.message, known.key)) return false;
  return verify(known.holds, known.message, known.key);
}

export function byArithmetic(signature: Uint8Array, message: Uint8Array, key: Uint8Array): Promise<boolean> {
  return Promise.resolve(holdsByArithmetic(signature, message, key));
}

export function byPlatform(subtle: SubtleCrypto): Verify {
  const keys = new Map<string, Promise<CryptoKey>>();
  const imported = (key: Uint8Array): Promise<CryptoKey> => {
    const name = hexOf(key);
    const found =
      keys.get(name) ?? subtle.importKey('raw', Uint8Array.from(key), { name: 'Ed25519' }, false, ['verify']);
    keys.set(name, found);
    return found;
  };
  return async (signature, message, key) =>
    isGoodKey(key) &&
    hasForm(signature) &&
    subtle.verify({ name: 'Ed25519' }, await imported(key), Uint8Array.from(signature), Uint8Array.from(message));
}

// The platform's own Ed25519 is many times faster; it is taken where it is there and judges as it should.
export async function fastestVerify(): Promise<Verify> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (!subtle) return byArithmetic;
  try {
    const verify = byPlatform(subtle);
    return (await judgesRight(verify)) ? verify : byArithmetic;
  } catch {
    return byArithmetic;
  }
}
