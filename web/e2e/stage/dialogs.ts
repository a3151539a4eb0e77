// Going through a dialog as a person does: filled wrongly once, then rightly.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectGoodLooks } from './looks.ts';

export type Fill = (form: Locator) => Promise<unknown>;

export interface Passage {
  // The button that opens it, by its name or where several bear it.
  readonly open: string | RegExp | Locator;
  // What is filled in wrongly; without it the form is sent as it opened.
  readonly wrong?: Fill;
  readonly send: string;
  // Each fault as it must stand at its field: "Nomor: Isi bagian ini."
  readonly faults: readonly string[];
  readonly right: Fill;
  // What the page says once it is recorded.
  readonly done: string;
}

export const dialogOf = (page: Page): Locator => page.getByRole('dialog');

export async function press(name: string | RegExp, within: Page | Locator): Promise<void> {
  await within.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
}

// The faults that stand at fields, each tied to its field for those who listen.
export async function faultsIn(form: Locator): Promise<string[]> {
  return form.locator('[aria-describedby$="-fault"]').evaluateAll((fields) =>
    fields.map((field) => {
      const words = (one: Element | null | undefined, left: string): string => {
        const copy = one?.cloneNode(true) as Element | undefined;
        copy?.querySelectorAll(left).forEach((part) => part.remove());
        return copy?.textContent?.trim() ?? '';
      };
      const name = field.querySelector('legend') ?? document.querySelector(`label[for="${field.id}"]`);
      const fault = document.getElementById(field.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '');
      return `${words(name, '.optional')}: ${words(fault, '.only-read-aloud')}`;
    }),
  );
}

export async function expectFaults(form: Locator, faults: readonly string[]): Promise<void> {
  const summary = form.getByRole('alert');
  await summary.waitFor();
  expect(await faultsIn(form)).toEqual(faults);
  // The summary says the same and leads to the field.
  const said = faults.map((fault) => fault.slice(fault.indexOf(': ') + 2));
  expect((await summary.getByRole('link').allInnerTexts()).toSorted()).toEqual(said.toSorted());
}

export async function pass(page: Page, passage: Passage): Promise<void> {
  const { open } = passage;
  if (typeof open === 'string' || open instanceof RegExp) await press(open, page.locator('main'));
  else await open.click();
  const dialog = dialogOf(page);
  await dialog.waitFor();
  await expectGoodLooks(page, 'dialog[open]');
  await passage.wrong?.(dialog);
  await press(passage.send, dialog);
  await expectFaults(dialog, passage.faults);
  await passage.right(dialog);
  await press(passage.send, dialog);
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(passage.done).first().waitFor();
}
