// Walking a page by keyboard, as a person without a mouse does.
import type { Page } from 'playwright-core';

// What has the focus: its role, its name, and whether one can see that it has it.
export interface Focused {
  readonly tag: string;
  readonly name: string;
  readonly isRinged: boolean;
}

export async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one) return { tag: '', name: '', isRinged: false };
    const style = getComputedStyle(one);
    const line = one.parentElement ? getComputedStyle(one.parentElement) : style;
    const labels =
      one instanceof HTMLInputElement ? [...(one.labels ?? [])].map((label) => label.textContent).join(' ') : '';
    const name = one.getAttribute('aria-label') ?? (labels || one.textContent) ?? '';
    const isRinged = style.outlineStyle !== 'none' || line.boxShadow !== 'none';
    return { tag: one.tagName.toLowerCase(), name: name.trim(), isRinged };
  });
}

// Presses Tab until the focus is back where it began, at most `most` times.
export async function walk(page: Page, most = 80): Promise<readonly Focused[]> {
  const seen: Focused[] = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.tag === 'body') break;
    seen.push(now);
  }
  return seen;
}

// Presses Tab until the control with this name has the focus, as one who cannot point must.
export async function tabTo(page: Page, name: string | RegExp, most = 150): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return;
    seen.push(now.name);
  }
  throw new Error(`Tab never reached ${String(name)}; it passed ${seen.join(' | ')}`);
}
