// What every screen must keep, whatever it shows.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { faultsOf } from './browser.ts';

const targetMin = 24;

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What the scheme can change, since light and dark differ in the tokens of tokens.css alone.
const colourRules = ['color-contrast', 'link-in-text-block'];

// One frame, and only what fails is told: no page for the report, no paths to all that is well.
function axe(page: Page, within: string): AxeBuilder {
  return new AxeBuilder({ page }).include(within).options({ resultTypes: ['violations'] }).setLegacyMode(true);
}

// The whole page, or the part `within`.
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  expectNone(page, await axe(page, within).withTags(tags).analyze());
}

// A page whose colours were looked at, seen in another size.
export async function expectShape(page: Page, within = 'html'): Promise<void> {
  expectNone(page, await axe(page, within).withTags(tags).disableRules(colourRules).analyze());
  await expectNoSideways(page);
  await expectLargeTargets(page);
}

// A page that is accessible in one scheme, seen in the other.
export async function expectColours(page: Page, within = 'html'): Promise<void> {
  expectNone(page, await axe(page, within).withRules(colourRules).analyze());
}

function expectNone(page: Page, result: Awaited<ReturnType<AxeBuilder['analyze']>>): void {
  const words = result.violations.map(
    (one) =>
      `${one.id}: ${one.help}\n${one.nodes
        .slice(0, 4)
        .map((node) => `    ${node.html.slice(0, 160)}`)
        .join('\n')}`,
  );
  expect(words, page.url()).toEqual([]);
}

// Nothing makes the page wider than the screen: tables become cards instead.
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const wide = [...document.querySelectorAll('body *')].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && box.right > document.documentElement.clientWidth + 1;
    });
    const isScrolled = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    return isScrolled ? wide.slice(-3).map((one) => one.outerHTML.slice(0, 120)) : [];
  });
  expect(over, page.url()).toEqual([]);
}

// WCAG 2.2, 2.5.8: what is pressed measures 24 pixels at least; links inside sentences are excepted.
export async function expectLargeTargets(page: Page): Promise<void> {
  const small = await page.evaluate((least) => {
    const isShown = (one: Element): boolean => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && getComputedStyle(one).visibility !== 'hidden';
    };
    return (
      [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, [role=option]')]
        .filter((one) => isShown(one) && !(one.tagName === 'A' && getComputedStyle(one).display === 'inline'))
        // A box or dot is pressed by its whole label.
        .map((one) => one.closest('label') ?? one)
        .filter((one) => one.getBoundingClientRect().height < least)
        .map((one) => one.outerHTML.slice(0, 120))
    );
  }, targetMin);
  expect(small, page.url()).toEqual([]);
}

export function expectNoFaults(page: Page): void {
  expect(faultsOf(page)).toEqual([]);
}

export async function expectGoodLooks(page: Page, within?: string): Promise<void> {
  await expectAccessible(page, within);
  await expectNoSideways(page);
  await expectLargeTargets(page);
  expectNoFaults(page);
}
