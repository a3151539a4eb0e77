// Pictures for people to look at. Without a folder (SIMPUL_PICTURES) none is taken.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Look } from './browser.ts';

const folder = process.env['SIMPUL_PICTURES'];
export const takesPictures = folder !== undefined;

export async function keepPicture(page: Page, name: string, look: Required<Look>): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  // An overlay belongs to the window; a page is shown whole.
  const hasOverlay = (await page.locator('dialog[open]').count()) > 0;
  await page.screenshot({ path: join(folder, `${name}-${look.size}-${look.scheme}.png`), fullPage: !hasOverlay });
}
