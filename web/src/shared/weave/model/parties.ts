// The parties of a dossier as threads: the same colour for the same party on every screen, PIHAK KESATU first.
import type { RegionCode, RegionRef } from '../../api/generated/schemas';
import { joined } from '../../formats/lists';
import type { Language } from './words';

const letters = ['a', 'b', 'c', 'd'] as const;

export type Thread = (typeof letters)[number];

// The threads have four colours; a forum of more parties takes them again in order, and its names tell them apart.
export function threadOf(regions: readonly RegionRef[], code: RegionCode): Thread {
  const index = Math.max(
    0,
    regions.findIndex((region) => region.code === code),
  );
  return letters[index % letters.length] ?? 'a';
}

export function threadColour(thread: Thread): string {
  return `var(--thread-${thread})`;
}

// A region that the answer does not describe is shown by its code, never left out.
export function bareNameOf(regions: readonly RegionRef[], code: RegionCode): string {
  const region = regions.find((one) => one.code === code);
  return region ? bareName(region) : code;
}

const kindNames: Record<Language, Record<RegionRef['kind'], string>> = {
  id: { provinsi: 'Provinsi', kabupaten: 'Kabupaten', kota: 'Kota' },
  en: { provinsi: 'Province', kabupaten: 'Regency', kota: 'City' },
};

export function kindName(kind: RegionRef['kind'], language: Language): string {
  return kindNames[language][kind];
}

// "Kaur" of "Kabupaten Kaur": heads of region are called without the kind, "Bupati Kaur".
export function bareName(region: RegionRef): string {
  const kind = `${kindName(region.kind, 'id')} `;
  return region.name.startsWith(kind) ? region.name.slice(kind.length) : region.name;
}

// "Kabupaten Kaur", "Kota Bandung", "Jawa Timur": a province stands by its bare name, which no other region bears.
export function callName(region: RegionRef): string {
  return region.kind === 'provinsi' ? bareName(region) : `${kindName(region.kind, 'id')} ${bareName(region)}`;
}

// "Kab. Kaur" where a line is short. "Kota" is short already.
export function shortCallName(region: RegionRef): string {
  return region.kind === 'kabupaten' ? `Kab. ${bareName(region)}` : callName(region);
}

export function callNameOf(regions: readonly RegionRef[], code: RegionCode): string {
  const region = regions.find((one) => one.code === code);
  return region ? callName(region) : code;
}

// "Pemerintah Provinsi Jawa Timur"; the people of one government, not its territory.
export function governmentName(region: RegionRef, language: Language): string {
  if (language === 'en') return `the government of ${callName(region)}`;
  if (region.code === '11') return 'Pemerintah Aceh'; // its name by law: UU 11/2006 Pasal 1 angka 4
  return `Pemerintah ${kindName(region.kind, 'id')} ${bareName(region)}`;
}

// "Pemerintah Provinsi Kalimantan Timur dan Jawa Timur": the kind is said once where all are of it.
export function governmentNames(regions: readonly RegionRef[], language: Language): string {
  const [first] = regions;
  const isAlike = regions.every((region) => region.kind === first?.kind && region.code !== '11');
  if (!first || regions.length === 1 || !isAlike) {
    return joined(
      regions.map((region) => governmentName(region, language)),
      'and',
      language,
    );
  }
  if (language === 'en') return `the governments of ${joined(regions.map(callName), 'and', language)}`;
  return `Pemerintah ${kindName(first.kind, 'id')} ${joined(regions.map(bareName), 'and', language)}`;
}

const headTitles: Record<string, string> = { Gubernur: 'Governor', Bupati: 'Regent', 'Wali Kota': 'Mayor' };

// "Gubernur Jawa Timur", "Governor of Jawa Timur".
export function headName(region: RegionRef, language: Language): string {
  if (language === 'id') return `${region.head_title} ${bareName(region)}`;
  return `the ${headTitle(region.head_title, language)} of ${bareName(region)}`;
}

export function headTitle(title: string, language: Language): string {
  return language === 'id' ? title : (headTitles[title] ?? title);
}

// "Kalimantan Timur – Jawa Timur".
export function pairName(regions: readonly RegionRef[]): string {
  return regions.map((region) => callName(region)).join(' – ');
}
