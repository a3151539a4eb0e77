// What the palette offers for the typed words, as one list that the arrow keys walk.
import type { Region, SearchHit } from '../../shared/api/generated/schemas';

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

export interface Find {
  readonly group: 'pages' | 'dossiers' | 'regions';
  readonly href: string;
  readonly title: string;
  readonly note: string;
  readonly snippet: readonly Piece[];
}

export interface PageName {
  readonly href: string;
  readonly title: string;
}

function plain(text: string): string {
  return text.toLocaleLowerCase('id').normalize('NFKD').replace(/\p{M}/gu, '');
}

// Pages whose name has every typed word at the start of one of its own words.
export function pageFinds(pages: readonly PageName[], typed: string): Find[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const fits = pages.filter(({ title }) => {
    const words = plain(title).split(/\s+/);
    return wanted.every((word) => words.some((one) => one.startsWith(word)));
  });
  return fits.map(({ href, title }) => ({ group: 'pages', href, title, note: '', snippet: [] }));
}

// One find for each dossier: the words may stand in its title, texts and files at once. Hits come best first.
export function dossierFinds(hits: readonly SearchHit[], whereWords: (where: SearchHit['where']) => string): Find[] {
  const best = new Map<string, SearchHit>();
  for (const hit of hits) if (!best.has(hit.dossier)) best.set(hit.dossier, hit);
  return [...best.values()].map((hit) => ({
    group: 'dossiers',
    href: `/kerja-sama/${hit.dossier}`,
    title: hit.title,
    note: `${hit.regions.map((region) => region.name).join(' – ')} · ${whereWords(hit.where)}`,
    // A snippet that only repeats the title says nothing new.
    snippet: hit.where === 'title' ? [] : hit.snippet,
  }));
}

export function regionFinds(regions: readonly Region[], titleOf: (region: Region) => string): Find[] {
  return regions.map((region) => ({
    group: 'regions',
    href: `/kerja-sama?region=${region.code}`,
    title: titleOf(region),
    note: region.code,
    snippet: [],
  }));
}
