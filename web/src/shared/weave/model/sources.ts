// The rules name their sources for those who keep them, in English around the citations; screens in Indonesian say the
// same words in Indonesian.
import type { Language } from './words';

const phrases: readonly (readonly [english: string, indonesian: string])[] = [
  [
    'agreements of more than two regions published by their governments; legally KSDD',
    'kesepakatan lebih dari dua daerah yang diumumkan pemerintahnya; secara hukum KSDD',
  ],
  ['name as published by', 'nama sebagaimana diumumkan'],
  ['and its elucidation', 'dan penjelasannya'],
  [' and ', ' dan '],
];

// "PP 28/2018 Pasal 6 ayat (2) huruf b" as it is cited in English; the names of the laws stay.
function inEnglish(source: string): string {
  return source
    .replace(/\bPasal (?=\d)/gu, 'article ')
    .replace(/ ayat (?=\()/gu, ' paragraph ')
    .replace(/ huruf (?=[a-z]\b)/gu, ' letter ')
    .replace(/ angka (?=\d)/gu, ' number ');
}

export function sourceText(source: string, language: Language): string {
  if (language === 'en') return inEnglish(source);
  return phrases.reduce((text, [english, indonesian]) => text.replaceAll(english, indonesian), source);
}
