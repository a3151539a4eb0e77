// A Word file taken apart and put together again, as an editor does that tests can steer.
import { crc32, inflateRawSync } from 'node:zlib';

export type Parts = Map<string, Buffer>;

const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const localSign = 0x04034b50;

export function partsOf(file: Buffer): Parts {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || file.readUInt32LE(end) !== endSign) throw new Error('no ZIP');
  const parts: Parts = new Map();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const name = file.readUInt16LE(at + 28);
    const extra = file.readUInt16LE(at + 30);
    const remark = file.readUInt16LE(at + 32);
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(begin, begin + size);
    parts.set(file.toString('utf8', at + 46, at + 46 + name), method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + name + extra + remark;
  }
  return parts;
}

function head(sign: number, name: Buffer, bytes: Buffer, offset?: number): Buffer {
  const isEntry = offset !== undefined;
  const out = Buffer.alloc(isEntry ? 46 : 30);
  out.writeUInt32LE(sign, 0);
  if (isEntry) out.writeUInt16LE(20, 4);
  const at = isEntry ? 6 : 4;
  out.writeUInt16LE(20, at);
  out.writeUInt32LE(0x00210000, at + 6);
  out.writeUInt32LE(crc32(bytes), at + 10);
  out.writeUInt32LE(bytes.length, at + 14);
  out.writeUInt32LE(bytes.length, at + 18);
  out.writeUInt16LE(name.length, at + 22);
  if (isEntry) out.writeUInt32LE(offset, 42);
  return Buffer.concat([out, name]);
}

// Stored, not packed: every reader takes that.
export function fileOf(parts: Parts): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [path, bytes] of parts) {
    const name = Buffer.from(path);
    const body = Buffer.concat([head(localSign, name, bytes), bytes]);
    entries.push(head(entrySign, name, bytes, offset));
    bodies.push(body);
    offset += body.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSign, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

function changed(parts: Parts, path: string, change: (xml: string) => string): void {
  const before = parts.get(path)?.toString('utf8');
  if (before === undefined) throw new Error(`no ${path}: ${[...parts.keys()].join(', ')}`);
  const after = change(before);
  if (after === before) throw new Error(`${path}: nothing changed`);
  parts.set(path, Buffer.from(after));
}

const by = (author: string): string => `w:author="${author}" w:date="2026-03-02T09:00:00Z"`;

// One run of words struck and others written beside it, with the changes tracked.
export function rewordTracked(parts: Parts, words: string, instead: string, author: string): void {
  changed(parts, 'word/document.xml', (xml) => {
    const at = xml.indexOf(words);
    if (at < 0) throw new Error(`the file does not say “${words}”`);
    const begin = Math.max(xml.lastIndexOf('<w:r>', at), xml.lastIndexOf('<w:r ', at));
    const end = xml.indexOf('</w:r>', at) + '</w:r>'.length;
    const run = xml.slice(begin, end);
    const struck = run.replaceAll('<w:t', '<w:delText').replaceAll('</w:t>', '</w:delText>');
    const written = `<w:r><w:t xml:space="preserve">${instead}</w:t></w:r>`;
    return `${xml.slice(0, begin)}<w:del w:id="9001" ${by(author)}>${struck}</w:del>`
      + `<w:ins w:id="9002" ${by(author)}>${written}</w:ins>${xml.slice(end)}`;
  });
}

// A remark beside the paragraph that says `words`; the file must have remarks already.
export function remark(parts: Parts, words: string, said: string, author: string): void {
  changed(parts, 'word/document.xml', (xml) => {
    const at = xml.indexOf(words);
    if (at < 0) throw new Error(`the file does not say “${words}”`);
    const begin = Math.max(xml.lastIndexOf('<w:r>', at), xml.lastIndexOf('<w:r ', at));
    const end = xml.indexOf('</w:r>', at) + '</w:r>'.length;
    return `${xml.slice(0, begin)}<w:commentRangeStart w:id="9003"/>${xml.slice(begin, end)}`
      + `<w:commentRangeEnd w:id="9003"/><w:r><w:commentReference w:id="9003"/></w:r>${xml.slice(end)}`;
  });
  changed(parts, 'word/comments.xml', (xml) => xml.replace('</w:comments>',
    `<w:comment w:id="9003" ${by(author)}><w:p><w:r><w:t>${said}</w:t></w:r></w:p></w:comment></w:comments>`));
}
