// What a clause is called on screen: "Pasal 3, Ruang lingkup".
import type { Labels } from './marks';
import { plainLine } from './marks';
import type { TextClause } from './text';

export function sentenceCase(heading: string): string {
  const isCapitals = heading === heading.toLocaleUpperCase('id');
  const words = isCapitals ? heading.toLocaleLowerCase('id') : heading;
  return words.charAt(0).toLocaleUpperCase('id') + words.slice(1);
}

export function clauseTitle(clause: TextClause, label: string, labels: Labels): string {
  const heading = sentenceCase(plainLine(clause.heading ?? '', labels));
  return heading ? `${label}, ${heading}` : label;
}

// Kinds whose label is printed above them; the others are named only for those who listen or jump.
export function isLabelPrinted(kind: TextClause['kind']): boolean {
  return kind === 'article' || kind === 'attachment';
}
