// What the browser sees in a file by itself, before anything of it leaves the device.

export interface PdfLook {
  readonly isPdf: boolean;
  readonly signatures: number;
  // Whether the last signature reaches to the end of the file; nothing was added after it then.
  readonly reachesEnd: boolean;
}

// A signature names the bytes it covers: [start length start length] (ISO 32000-1, 12.8.1).
const ranges = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

export function lookInto(bytes: Uint8Array): PdfLook {
  const text = new TextDecoder('latin1').decode(bytes);
  const ends = [...text.matchAll(ranges)].map((found) => Number(found[3]) + Number(found[4]));
  return {
    isPdf: text.slice(0, 1024).includes('%PDF-'),
    signatures: ends.length,
    reachesEnd: ends.includes(bytes.length),
  };
}

// Browsers offer this only over TLS and on the machine itself; absent elsewhere.
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  return digest && Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
