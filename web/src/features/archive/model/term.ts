// The length of an agreement: kept as an ISO 8601 duration of one unit (P5Y), written by people as "5 tahun".
import { durationText, type DurationUnit } from '../../../shared/formats/dates';
import type { Language } from '../../../shared/formats/language';

const units: Readonly<Record<string, DurationUnit>> = { Y: 'year', M: 'month', D: 'day' };
const letters: Readonly<Record<string, string>> = {
  tahun: 'Y', year: 'Y', years: 'Y', bulan: 'M', month: 'M', months: 'M', hari: 'D', day: 'D', days: 'D',
};

export function isTerm(value: string): boolean {
  return /^P[1-9]\d{0,3}[YMD]$/.test(value);
}

export function termText(value: string, language: Language): string {
  const unit = units[value.slice(-1)];
  return isTerm(value) && unit ? durationText({ count: Number(value.slice(1, -1)), unit }, language) : value;
}

// "5 (lima) tahun" is P5Y; what is no length stays as it was typed, so that nobody loses it.
export function termOf(typed: string): string {
  const found = /^\s*([1-9]\d{0,3})\s*(?:\([^)]*\)\s*)?([a-z]+)\s*$/i.exec(typed);
  const letter = letters[found?.[2]?.toLowerCase() ?? ''];
  return found && letter ? `P${found[1]}${letter}` : typed.trim();
}
