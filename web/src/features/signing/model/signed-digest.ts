// Whether the bytes a signature covers are those it was made for, as far as a browser can tell by itself: their digest
// against the messageDigest in the signature (RFC 5652, sections 5.3, 5.4 and 11.2). Who made it is not looked at.
import { childrenOf, elementAt, tags, type Element } from './der';

// unknown: without range, of a form that is not read here, or no digest can be computed.
export type DigestResult = 'same' | 'different' | 'unknown';

export interface CoveredRange {
  readonly gap: number;
  readonly rest: number;
  readonly end: number;
}

const ranges = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;
const signedData = '2a864886f70d010702';
const messageDigest = '2a864886f70d010904';
const algorithms: Readonly<Record<string, string>> = {
  '608648016503040201': 'SHA-256', '608648016503040202': 'SHA-384', '608648016503040203': 'SHA-512',
};
// More are never in one honest file, and every one costs a digest over all of it.
const rangesMax = 50;

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

// A range that does not begin with the file, runs backwards or past its end covers nothing that can be checked.
export function coveredRanges(bytes: Uint8Array): (CoveredRange | undefined)[] {
  const text = new TextDecoder('latin1').decode(bytes);
  return [...text.matchAll(ranges)].slice(0, rangesMax).map((found) => {
    const [start = 0, gap = 0, rest = 0, length = 0] = found.slice(1).map(Number);
    return start === 0 && gap < rest && rest + length <= bytes.length ? { gap, rest, end: rest + length } : undefined;
  });
}

// What lies in the gap is the signature in hexadecimal digits, padded with zeros.
function signatureIn(bytes: Uint8Array, { gap, rest }: CoveredRange): Uint8Array | undefined {
  const digits = new TextDecoder('latin1').decode(bytes.subarray(gap, rest)).replace(/\s/g, '');
  if (!/^<(?:[0-9A-Fa-f]{2})+>$/.test(digits)) return undefined;
  return Uint8Array.from(digits.slice(1, -1).match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

interface Expected {
  readonly algorithm: string;
  readonly digest: string;
}

// SignerInfo: version, sid, digestAlgorithm, [0] signedAttrs, …; PAdES has exactly one (ETSI EN 319 142-1, 4.1).
function expectedOf(signer: Element): Expected | undefined {
  const [, , named, attributes] = childrenOf(signer, tags.sequence) ?? [];
  const oid = childrenOf(named, tags.sequence)?.[0];
  const algorithm = oid && algorithms[hexOf(oid.content)];
  if (!algorithm) return undefined;
  const found = (childrenOf(attributes, tags.first) ?? [])
    .map((one) => childrenOf(one, tags.sequence) ?? [])
    .filter(([name]) => name?.tag === tags.oid && hexOf(name.content) === messageDigest);
  const values = found.length === 1 ? childrenOf(found[0]?.[1], tags.set) : undefined;
  const value = values?.length === 1 ? values[0] : undefined;
  return value?.tag === tags.octets ? { algorithm, digest: hexOf(value.content) } : undefined;
}

function expectedIn(signature: Uint8Array): Expected | undefined {
  const [type, wrapped] = childrenOf(elementAt(signature, 0), tags.sequence) ?? [];
  if (type?.tag !== tags.oid || hexOf(type.content) !== signedData) return undefined;
  const signed = childrenOf(wrapped, tags.first)?.[0];
  const all = childrenOf(childrenOf(signed, tags.sequence)?.at(-1), tags.set);
  return all?.length === 1 && all[0] ? expectedOf(all[0]) : undefined;
}

async function resultOf(bytes: Uint8Array, range: CoveredRange | undefined): Promise<DigestResult> {
  const signature = range && signatureIn(bytes, range);
  const expected = signature && expectedIn(signature);
  const digester = globalThis.crypto?.subtle;
  if (!range || !expected || !digester) return 'unknown';
  const covered = new Uint8Array(range.gap + range.end - range.rest);
  covered.set(bytes.subarray(0, range.gap));
  covered.set(bytes.subarray(range.rest, range.end), range.gap);
  const digest = hexOf(new Uint8Array(await digester.digest(expected.algorithm, covered)));
  return digest === expected.digest ? 'same' : 'different';
}

export interface CheckedSignature {
  readonly digest: DigestResult;
  // Where what it covers ends; absent where its range cannot be one.
  readonly end?: number | undefined;
}

// Every signature in the order in which they stand in the file. Anybody can write a range into a comment or a stream:
// of several around one gap only the one that the signature there was made for counts, and the first where none is.
export async function checkedSignatures(bytes: Uint8Array): Promise<CheckedSignature[]> {
  const out: CheckedSignature[] = [];
  const places = new Map<number, number>();
  for (const range of coveredRanges(bytes)) {
    const checked = { digest: await resultOf(bytes, range), end: range?.end };
    const place = range && places.get(range.gap);
    if (place === undefined) {
      if (range) places.set(range.gap, out.length);
      out.push(checked);
    } else if (checked.digest === 'same') {
      out[place] = checked;
    }
  }
  return out;
}
