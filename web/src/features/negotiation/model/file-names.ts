// What a file is called on the device of the person who saves it: "nota-kesepahaman-putaran-2-a4.pdf".
export function fileName(title: string, what: string, size: string, ending: 'pdf' | 'docx'): string {
  const words = [title, what, size]
    .map((one) => one.normalize('NFKD').toLocaleLowerCase('id').replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, ''))
    .filter(Boolean);
  return `${words.join('-').slice(0, 120)}.${ending}`;
}
