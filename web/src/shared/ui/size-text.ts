import type { Language } from '../i18n/language.svelte.ts';

// "2,4 MB" in Indonesian, "2.4 MB" in English; decimal units, as people's own devices count.
export function sizeText(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
  return `${language === 'id' ? digits.replace('.', ',') : digits} ${units[unit] ?? ''}`;
}
