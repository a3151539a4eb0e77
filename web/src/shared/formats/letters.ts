// Latin letters that no decomposition takes apart, as src/foundation/text/letters.cpp folds them.
const wholeLetters: Readonly<Record<string, string>> = {
  æ: 'ae', ð: 'd', ø: 'o', þ: 'th', ß: 'ss', đ: 'd', ħ: 'h', ı: 'i', ĳ: 'ij', ĸ: 'k', ŀ: 'l', ł: 'l', ŉ: 'n', ŋ: 'ng',
  œ: 'oe', ŧ: 't', ſ: 's', '×': ' ', '÷': ' ',
};
const unseen = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/gu;
const spaces = /[\u0000-\u0020\u007f\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const latin = /[A-Z\u00c0-\u017f]/gu;

function foldedLetter(letter: string): string {
  const small = letter.toLowerCase();
  return wholeLetters[small] ?? small.normalize('NFD').replace(unseen, '');
}

// Small letters without accents for Latin script, other scripts as they are; single spaces, none at the ends.
// For comparing and sorting, never for showing.
export function folded(text: string): string {
  return text.replace(latin, foldedLetter).replace(unseen, '').replace(spaces, ' ').replace(/^ | $/gu, '');
}
