import { describe, expect, it } from 'vitest';
import { dossierFinds, pageFinds, regionFinds } from './finds';

const pages = [
  { href: '/', title: 'Beranda' },
  { href: '/kerja-sama', title: 'Kerja Sama' },
];

describe('pageFinds', () => {
  it('finds by the start of any word, whatever the case', () => {
    expect(pageFinds(pages, 'SAMA').map((find) => find.href)).toEqual(['/kerja-sama']);
    expect(pageFinds(pages, 'ker sa').map((find) => find.href)).toEqual(['/kerja-sama']);
    expect(pageFinds(pages, 'ama')).toEqual([]);
  });

  it('offers every page while nothing is typed', () => {
    expect(pageFinds(pages, '')).toHaveLength(2);
  });
});

describe('dossierFinds', () => {
  const regions = [
    { code: '64', name: 'Kalimantan Timur', kind: 'provinsi' as const, head_title: 'Gubernur' },
    { code: '35', name: 'Jawa Timur', kind: 'provinsi' as const, head_title: 'Gubernur' },
  ];
  const snippet = [
    { text: 'jalan ', marked: false },
    { text: 'padang', marked: true },
  ];

  it('says where the words were found, and between whom', () => {
    const [find] = dossierFinds(
      [{ dossier: 'ab', title: 'Judul', regions, where: 'file', snippet }],
      () => 'di lampiran',
    );
    expect(find).toMatchObject({
      href: '/kerja-sama/ab',
      note: 'Kalimantan Timur – Jawa Timur · di lampiran',
      snippet,
    });
  });

  it('names a dossier once, where it was found best', () => {
    const hit = { title: 'Judul', regions, snippet };
    const finds = dossierFinds(
      [
        { ...hit, dossier: 'ab', where: 'title' },
        { ...hit, dossier: 'cd', where: 'text' },
        { ...hit, dossier: 'ab', where: 'file' },
      ],
      (where) => where,
    );
    expect(finds.map(({ href, note }) => [href, note.split(' · ')[1]])).toEqual([
      ['/kerja-sama/ab', 'title'],
      ['/kerja-sama/cd', 'text'],
    ]);
  });

  it('does not repeat the title as a snippet', () => {
    const [find] = dossierFinds(
      [{ dossier: 'ab', title: 'Judul', regions, where: 'title', snippet }],
      () => 'di judul',
    );
    expect(find?.snippet).toEqual([]);
  });
});

describe('regionFinds', () => {
  it('lead to the cooperation with that region', () => {
    const region = {
      code: '17.04',
      name: 'Kaur',
      display_name: 'Kabupaten Kaur',
      kind: 'kabupaten' as const,
      head_title: 'Bupati',
      zone: 'wib' as const,
    };
    expect(regionFinds([region], (one) => one.display_name)[0]).toMatchObject({
      href: '/kerja-sama?region=17.04',
      note: '17.04',
    });
  });
});
