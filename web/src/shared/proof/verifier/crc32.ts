// CRC-32 as ZIP has it (APPNOTE 4.4.7), four bytes at a time.

const tables = Array.from({ length: 4 }, () => new Uint32Array(256));
const [first, second, third, fourth] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
for (let byte = 0; byte < 256; byte += 1) {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  first[byte] = rest;
}
for (let byte = 0; byte < 256; byte += 1) {
  let rest = first[byte] ?? 0;
  for (const table of [second, third, fourth]) {
    rest = (rest >>> 8) ^ (first[rest & 255] ?? 0);
    table[byte] = rest;
  }
}

export class Crc32 {
  private rest = 0xffffffff;

  add(bytes: Uint8Array): void {
    let { rest } = this;
    let at = 0;
    for (const end = bytes.length - 3; at < end; at += 4) {
      rest ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      rest = fourth[rest & 255]! ^ third[(rest >>> 8) & 255]! ^ second[(rest >>> 16) & 255]! ^ first[rest >>> 24]!;
    }
    for (; at < bytes.length; at += 1) rest = (rest >>> 8) ^ first[(rest ^ bytes[at]!) & 255]!;
    this.rest = rest;
  }

  get value(): number {
    return (this.rest ^ 0xffffffff) >>> 0;
  }
}
