import { folded } from './letters';

// Titles that stand before or, in brackets, behind a name, without dots. Noble names (Raden, Andi, I Gusti) stay.
const titles = new Set(
  (
    'prof dr drs dra ir h hj hc kh drg drh apt ns bd tgk tgh tgb ust ustaz ustadz pdt pdm mgr jend jenderal letjen ' +
    'mayjen brigjen kolonel letkol kapten komjen irjen kombes akbp kompol laksamana laksda laksma marsekal marsda ' +
    'marsma tni pol purn'
  ).split(' '),
);

function isTitle(word: string): boolean {
  return titles.has(folded(word).replace(/[.()]/gu, ''));
}

// "S.T.", "M.Si", "Ph.D.": a dot with letters behind it. A closing initial ("Budi S.") has none.
function isClosingTitle(word: string): boolean {
  return /^[^.]+\.[A-Za-z]/u.test(word) || (word.startsWith('(') && isTitle(word));
}

// "SE", "MSi", "SSos": short, and mostly capitals where "Jr" or a family name is not.
function isBareDegree(word: string): boolean {
  const capitals = word.replace(/[^A-Z]/gu, '').length;
  return /^[A-Za-z]{2,5}$/u.test(word) && capitals >= 2 && 2 * capitals >= word.length;
}

function isDegree(part: string): boolean {
  return part.includes('.') || isBareDegree(part) || isTitle(part);
}

function split(text: string, mark: string): string[] {
  return text.split(mark).map((part) => part.replace(/^ +| +$/gu, '')).filter((part) => part !== '');
}

function withoutTitles(name: string): string {
  const words = split(name, ' ');
  for (let first = words[0]; first !== undefined; first = words[0]) {
    // "Drs.H.Isran", as it is typed without spaces.
    const glued = /^([^.]*)\.(.+)$/su.exec(first);
    if (isTitle(first)) words.shift();
    else if (glued !== null && isTitle(glued[1] ?? '')) words[0] = glued[2] ?? '';
    else break;
  }
  while (words.length > 1 && isClosingTitle(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

// A person's name without academic, religious and military titles before and after it.
export function bareName(name: string): string {
  const [first = '', ...rest] = split(name, ',');
  const kept = [withoutTitles(first), ...rest.filter((part) => !isDegree(part))].filter((part) => part !== '');
  return kept.length > 0 ? kept.join(', ') : name.replace(/^ +| +$/gu, '');
}

// What lists of people are sorted by.
export function nameSortKey(name: string): string {
  return folded(bareName(name));
}
