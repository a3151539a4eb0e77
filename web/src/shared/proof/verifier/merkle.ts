// Inclusion in a Merkle tree (RFC 6962 section 2.1; checked as RFC 9162 section 2.1.3.2 says).
import { sha256 } from '@noble/hashes/sha2.js';
import { isSame, joined } from './bytes';

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);
const hashBytes = 32;
const pathMax = 63;

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(joined(leafMark, entry));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(nodeMark, left, right));
}

export interface Tree {
  readonly size: number;
  readonly root: Uint8Array;
}

// Sizes go up to 2^53 - 1, beyond what bit operators hold, so halves are taken by division.
export function isIncluded(leaf: Uint8Array, index: number, path: readonly Uint8Array[], tree: Tree): boolean {
  if (index < 0 || index >= tree.size || path.length > pathMax || leaf.length !== hashBytes) return false;
  let [at, last, hash] = [index, tree.size - 1, leaf];
  const halve = (): void => {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  };
  for (const beside of path) {
    if (last === 0 || beside.length !== hashBytes) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) halve();
    } else {
      hash = nodeHash(hash, beside);
    }
    halve();
  }
  return last === 0 && isSame(hash, tree.root);
}
