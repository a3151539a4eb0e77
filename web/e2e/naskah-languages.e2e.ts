// Each screen of the text speaks one language: nothing Indonesian is left in English but the paper itself and what
// people wrote, and nothing English in Indonesian.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './stage/browser.ts';
import { pdf } from './stage/files.ts';
import { expectNoFaults } from './stage/looks.ts';
import { startNode, type RunningNode } from './stage/node.ts';
import { kalteng, openText, textAddress } from './stage/texts.ts';

// Words that hardly any sentence does without.
const marks = {
  id: 'yang dan tidak dengan untuk belum kita dari oleh adalah akan atau ini itu sudah pada semua bagian naskah berkas'
    + ' pihak wajib lazim dasar isian tanggal',
  en: 'the and of is are not with from this that will or by on what each who which may must our text draft file'
    + ' round part usual',
};

let node: RunningNode;
let browser: Browser;
let page: Page;
let address: string;

beforeAll(async () => {
  [node, browser] = await Promise.all([startNode('demo'), openBrowser()]);
  page = await openText(browser, node, kalteng);
  address = await textAddress(page);
});
afterAll(async () => {
  await browser.close();
  await node.remove();
});

// What is shown or read aloud outside parts that name another language, and holds a word of `words`. The names of
// variables are code, and an option that names a clause with its use cannot name two languages.
async function saidIn(words: string, shown: string): Promise<string[]> {
  return page.evaluate(([list, own]) => {
    const known = new RegExp(String.raw`(?<![\p{L}“-])(?:${list.split(' ').join('|')})(?![\p{L}-])`, 'u');
    const isOurs = (one: Element | null): boolean =>
      one !== null && one.closest('code, option, nav') === null
      && (one.closest('[lang]')?.getAttribute('lang') ?? own) === own;
    const root = document.querySelector('dialog[open]') ?? document.querySelector('main') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      if (isOurs(walker.currentNode.parentElement)) found.push(walker.currentNode.textContent ?? '');
    }
    for (const one of root.querySelectorAll('[aria-label], [title]')) {
      if (isOurs(one)) found.push(one.getAttribute('aria-label') ?? '', one.getAttribute('title') ?? '');
    }
    return [...new Set(found.map((one) => one.trim()).filter((one) => known.test(one)))];
  }, [words, shown] as const);
}

async function expectOneLanguage(language: 'id' | 'en'): Promise<void> {
  expect(await saidIn(marks[language === 'id' ? 'en' : 'id'], language), page.url()).toEqual([]);
}

const words = {
  id: {
    begin: 'Mulai draf', bring: 'Masukkan berkas Word atau PDF', read: 'Baca berkas', send: 'Kirim putaran 1',
    hidden: 'Yang tidak ikut terkirim', why: 'Dasar dan perbaikannya', sent: /^Putaran 1 terkirim/,
    open: 'Isian “nomor naskah PIHAK KESATU” belum terisi.', library: 'Pustaka Naskah', choose: 'EN',
  },
  en: {
    begin: 'Begin the draft', bring: 'Bring in a file: Word or PDF', read: 'Read the file', send: 'Send round 1',
    hidden: 'What is not sent', why: 'Why, and how to correct it', sent: /^Round 1 was sent/,
    open: 'Not filled in yet: number of the paper of PIHAK KESATU.', library: 'Text Library', choose: 'ID',
  },
} as const;

async function speak(language: 'id' | 'en'): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('simpul.language', chosen), language);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

describe.each(['en', 'id'] as const)('in %s', (language) => {
  const say = words[language];

  it('the library says where its papers and clauses are read', async () => {
    await speak(language);
    for (const part of ['naskah', 'pasal', 'variabel']) {
      await page.goto(`/pustaka-naskah?bagian=${part}`);
      await page.getByRole('heading', { name: say.library }).waitFor();
      await page.locator(part === 'variabel' ? 'dl' : 'summary').first().waitFor();
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      await expectOneLanguage(language);
    }
  });

  it('the text, its findings and its dialogs say it too', async () => {
    await speak(language);
    await page.getByRole('button', { name: say.begin }).or(page.getByRole('article')).first().waitFor();
    await expectOneLanguage(language);
    if (await page.getByRole('button', { name: say.begin }).isVisible()) {
      await page.getByRole('button', { name: say.begin }).click();
    }
    await page.getByRole('article').waitFor();
    await page.getByText(say.open).first().waitFor();
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await expectOneLanguage(language);
    expect(await page.locator('main').innerText()).not.toMatch(/pihak[. ]1[. ]nomor/);
    await page.getByRole('button', { name: say.bring }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(pdf('kosong.pdf'));
    await dialog.getByRole('button', { name: say.read }).click();
    await dialog.getByRole('alert').waitFor();
    await expectOneLanguage(language);
    await page.keyboard.press('Escape');
    if (language === 'en') {
      await page.getByRole('button', { name: say.send }).click();
      await dialog.getByRole('heading', { name: say.hidden }).waitFor();
      await expectOneLanguage(language);
      await dialog.getByRole('button', { name: say.send }).click();
      await page.getByText(say.sent).waitFor();
    }
    for (const part of ['perubahan', 'riwayat', 'percakapan']) {
      await page.goto(`${address}?bagian=${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectOneLanguage(language);
    }
    expectNoFaults(page);
  });
});
