// Signs a PDF as a service of others would: an incremental update with a field of its own, a CMS message made by the
// openssl program, and the structure of the file told by qpdf. Nothing of the product is in it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SigningPair {
  // Paths of PEM files.
  readonly key: string;
  readonly certificate: string;
  readonly root: string;
}

const messageBytes = 8192;

class Opened {
  readonly #path: string;
  constructor(path: string) {
    this.#path = path;
  }
  object(number: string): string {
    return execFileSync('qpdf', [`--show-object=${number}`, this.#path], { encoding: 'utf8' }).trim();
  }
  firstPage(): string {
    const pages = execFileSync('qpdf', ['--show-pages', this.#path], { encoding: 'utf8' });
    return /^page 1: (\d+) 0 R$/m.exec(pages)?.[1] ?? '';
  }
}

const numberOf = (dictionary: string, name: string): string =>
  new RegExp(`/${name} (\\d+)`).exec(dictionary)?.[1] ?? '';

// A list inside a dictionary with one more entry, or the dictionary with a list of one.
function withEntry(dictionary: string, list: string, entry: string): string {
  const found = new RegExp(`/${list} \\[([^\\]]*)\\]`).exec(dictionary);
  if (found) return dictionary.replace(found[0], `/${list} [${found[1] ?? ''} ${entry} ]`);
  return dictionary.replace(/>>$/, `/${list} [ ${entry} ] >>`);
}

interface Update {
  readonly objects: ReadonlyMap<number, string>;
  readonly size: number;
  readonly trailer: string;
}

function updateOf(opened: Opened, field: string, reason: string): Update {
  const trailer = opened.object('trailer');
  const size = Number(numberOf(trailer, 'Size'));
  const root = numberOf(trailer, 'Root');
  const catalog = opened.object(root);
  const form = numberOf(catalog, 'AcroForm');
  const page = opened.firstPage();
  const [signature, widget] = [size, size + 1];
  const objects = new Map<number, string>([
    [Number(page), withEntry(opened.object(page), 'Annots', `${widget} 0 R`)],
    [signature, `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Reason (${reason}) `
      + `/ByteRange [0 ${'*'.repeat(32)}] /Contents <${'0'.repeat(messageBytes * 2)}> >>`],
    [widget, `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${field}) /F 132 /Rect [0 0 0 0] `
      + `/V ${signature} 0 R /P ${page} 0 R >>`],
  ]);
  if (form === '') throw new Error(`the form of this file is no object of its own: ${catalog}`);
  objects.set(Number(form), withEntry(opened.object(form), 'Fields', `${widget} 0 R`));
  return { objects, size: size + 2, trailer };
}

function appended(pdf: Buffer, { objects, size, trailer }: Update): Buffer {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'))?.[1] ?? '';
  if (!pdf.subarray(Number(previous)).toString('latin1').startsWith('xref')) throw new Error('no plain table');
  let text = '\n';
  const rows = [...objects].map(([number, body]) => {
    const at = pdf.length + text.length;
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const at = pdf.length + text.length;
  const keep = ['Root', 'Info'].map((name) => `/${name} ${numberOf(trailer, name)} 0 R`).join(' ');
  const id = /\/ID \[[^\]]*\]/.exec(trailer)?.[0] ?? '';
  text += `xref\n${rows.join('')}trailer\n<< /Size ${size} ${keep} ${id} /Prev ${previous} >>\n`;
  return Buffer.concat([pdf, Buffer.from(`${text}startxref\n${at}\n%%EOF\n`, 'latin1')]);
}

export function signedByOthers(pdf: Buffer, pair: SigningPair, field = 'Tanda_Tangan_Layanan'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-service-'));
  try {
    const path = join(folder, 'dokumen.pdf');
    writeFileSync(path, pdf);
    const out = appended(pdf, updateOf(new Opened(path), field, 'Ditandatangani melalui layanan'));
    const begin = out.indexOf('/Contents <', pdf.length) + '/Contents '.length;
    const end = begin + messageBytes * 2 + 2;
    const range = `${begin} ${end} ${out.length - end}`.padEnd(32);
    out.write(range, out.indexOf('*'.repeat(32), pdf.length), 'latin1');
    writeFileSync(join(folder, 'isi'), Buffer.concat([out.subarray(0, begin), out.subarray(end)]));
    const message = execFileSync('openssl', ['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-outform', 'DER',
      '-in', join(folder, 'isi'), '-signer', pair.certificate, '-inkey', pair.key, '-certfile', pair.root]);
    out.write(message.toString('hex'), begin + 1, 'latin1');
    return out;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
