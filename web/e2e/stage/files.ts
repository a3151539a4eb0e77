// Files to send.

// The parts of a PDF, the first of which is its catalogue, with their places where its table says they are.
function written(parts: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.4\n';
  const places = parts.map((part, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${part}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${parts.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}${table}${end}`);
}

const blankPage = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
const onePage = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';

// One blank page.
export function smallPdf(): Buffer {
  return written(['<< /Type /Catalog /Pages 2 0 R >>', onePage, blankPage]);
}

// One blank page and an empty form, to which signatures can be added.
export function pdfToSign(): Buffer {
  return written(['<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>', onePage, blankPage,
    '<< /Fields [ ] /SigFlags 3 >>', '<< /Producer (Layanan lain) >>'], '/Info 5 0 R ');
}

// As many blank pages as are asked for.
export function longPdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, page) => `${page + 3} 0 R`).join(' ');
  return written(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array<string>(pages).fill(blankPage)]);
}

// One blank page, and a script that runs when the file is opened.
export function pdfWithScript(): Buffer {
  return written(['<< /Type /Catalog /Pages 2 0 R /Names << /JavaScript << /Names [(a) 4 0 R] >> >> >>', onePage,
    blankPage, '<< /S /JavaScript /JS (app.alert\\(1\\)) >>']);
}

// A file as a file field takes it.
export function pdf(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/pdf', buffer: smallPdf() };
}
