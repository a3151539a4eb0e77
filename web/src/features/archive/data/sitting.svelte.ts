// One paper on the table: its file, what was read in it, and what the person has confirmed so far.
import type { OldAgreementReading, ReadPage } from '../../../shared/api/generated/schemas';
import { allItems, marksOf, reviewOf, type Mark, type Review } from '../model/review';

export class Sitting {
  readonly file: File;
  readonly reading: OldAgreementReading;
  readonly review: Review = $state({} as Review);
  // The item that is lit on the page and in the form.
  selected = $state('');
  // Chosen on the page: the form then goes to the item, and not the page to its place.
  isFromPage = $state(false);
  readonly marks: readonly Mark[] = $derived(marksOf(allItems(this.review)));

  constructor(file: File, reading: OldAgreementReading) {
    this.file = file;
    this.reading = reading;
    this.review = reviewOf(reading);
  }

  pageOf(number: number): ReadPage | undefined {
    return this.reading.pages.find((page) => page.number === number);
  }

  select(key: string): void {
    this.isFromPage = false;
    this.selected = key;
  }

  selectOnPage(key: string): void {
    this.isFromPage = true;
    this.selected = key;
  }
}
