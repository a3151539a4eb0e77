// Files of a bundle, saved or opened from the device's own copy.
import type { HeldFile } from '../verifier/verify';

// What a browser shows without running anything of it; everything else is only saved.
const shownTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};
const digestShown = 12;
// Long enough for the device to have taken it.
const keptForMs = 60_000;

function endingOf({ name }: HeldFile): string {
  return /\.([a-z0-9]{1,8})$/.exec(name)?.[1] ?? '';
}

// The name of its event, or the beginning of its digest.
export function fileNameOf(file: HeldFile): string {
  const ending = endingOf(file);
  const title = file.title?.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '').trim();
  if (!title) return `${file.digest.slice(0, digestShown)}${ending ? `.${ending}` : ''}`;
  return ending && !title.toLowerCase().endsWith(`.${ending}`) ? `${title}.${ending}` : title;
}

export function opensHere(file: HeldFile): boolean {
  return Object.hasOwn(shownTypes, endingOf(file));
}

function lead(bytes: Blob, ready: (link: HTMLAnchorElement) => void): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  ready(link);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptForMs);
}

export function saveAs(bytes: Blob, name: string): void {
  lead(bytes, (link) => (link.download = name));
}

export function opened(bytes: Blob, file: HeldFile): void {
  const type = shownTypes[endingOf(file)];
  if (!type) return;
  lead(bytes.slice(0, bytes.size, type), (link) => {
    link.target = '_blank';
    link.rel = 'noopener';
  });
}
