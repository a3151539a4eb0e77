// Chromium as Debian has it, and what every test does with a page.
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { RunningNode } from './node.ts';

const choices = [process.env['SIMPUL_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];

export const sizes = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  laptop: { width: 1366, height: 768 },
  // A laptop at 200 % zoom shows half as many CSS pixels.
  zoomed: { width: 683, height: 384 },
} as const;

export type Size = keyof typeof sizes;
export type Scheme = 'light' | 'dark';

export interface Look {
  readonly size?: Size;
  readonly scheme?: Scheme;
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = choices.find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error('no Chromium: install the Debian package chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// A person of her own: cookies, storage and caches are shared with nobody. Faults of scripts and refusals of the
// content policy fail the test that looks at `faultsOf`.
const faults = new WeakMap<Page, string[]>();

export async function openPage(browser: Browser, node: RunningNode, look: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: node.origin,
    viewport: sizes[look.size ?? 'laptop'],
    colorScheme: look.scheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  context.setDefaultTimeout(30_000);
  return watched(context);
}

async function watched(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const found: string[] = [];
  faults.set(page, found);
  page.on('pageerror', (fault) => found.push(fault.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) found.push(message.text());
  });
  return page;
}

export function faultsOf(page: Page): readonly string[] {
  return faults.get(page) ?? [];
}

export interface DemoAccount {
  readonly sign_in_name: string;
  readonly name: string;
  readonly government: string;
  readonly government_name: string;
  readonly roles: readonly string[];
  readonly password: string;
}

export async function demoAccounts(node: RunningNode): Promise<readonly DemoAccount[]> {
  const response = await fetch(`${node.origin}/api/v1/demo-accounts`);
  const answer = (await response.json()) as { accounts: DemoAccount[] };
  return answer.accounts;
}

// The first account of the demonstration with this role, of this government where one is named.
export async function demoAccount(node: RunningNode, role: string, government?: string): Promise<DemoAccount> {
  const accounts = await demoAccounts(node);
  const found = accounts.find(
    (one) => one.roles.includes(role) && (government === undefined || one.government === government),
  );
  if (!found) throw new Error(`the demonstration has no ${role} of ${government ?? 'any government'}`);
  return found;
}

// Through the door as a person does.
export async function signIn(page: Page, account: DemoAccount, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Nama akun').fill(account.sign_in_name);
  await page.getByLabel('Kata sandi', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByRole('navigation', { name: 'Utama' }).first().waitFor();
}
