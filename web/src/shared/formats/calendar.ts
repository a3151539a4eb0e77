import { expects } from './parsed';

// A day in the calendar as the server writes it, "2022-07-28". Years 1900 to 9999.
export type IsoDate = string;

// A moment as the server writes it, RFC 3339 in UTC: "2022-07-28T03:00:00.000Z".
export type IsoInstant = string;

// Indonesia's three zones have fixed offsets and no summer time.
export type Zone = 'WIB' | 'WITA' | 'WIT';

const zoneHours = { WIB: 7, WITA: 8, WIT: 9 } as const;
const msPerDay = 86_400_000;

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Days since 1970-01-01; undefined where the calendar has no such day.
export function dayNumber({ year, month, day }: CalendarDay): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const same = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return same && year >= 1900 && year <= 9999 ? at.getTime() / msPerDay : undefined;
}

export function isoDate(number: number): IsoDate {
  return new Date(number * msPerDay).toISOString().slice(0, 10);
}

// undefined for what is no IsoDate.
export function numberOfIso(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date);
  if (match === null) return undefined;
  return dayNumber({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

export function numberOf(date: IsoDate): number {
  const number = numberOfIso(date);
  expects(number !== undefined, `not a date: ${date}`);
  return number;
}

export function calendarDay(date: IsoDate): CalendarDay {
  const at = new Date(numberOf(date) * msPerDay);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

// ISO 8601: 1 Monday to 7 Sunday.
export function weekdayOf(date: IsoDate): number {
  return new Date(numberOf(date) * msPerDay).getUTCDay() || 7;
}

// Whole days from `from` to `to`; negative when `to` is earlier.
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return numberOf(to) - numberOf(from);
}

export function plusDays(date: IsoDate, days: number): IsoDate {
  return isoDate(numberOf(date) + days);
}

// Date.parse alone takes "25 Januari" for a day of 2001.
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/u;

export interface LocalTime {
  readonly date: IsoDate;
  readonly hour: number;
  readonly minute: number;
}

export function localTime(at: IsoInstant, zone: Zone): LocalTime {
  const ms = instantForm.test(at) ? Date.parse(at) : NaN;
  expects(Number.isFinite(ms), `not a moment: ${at}`);
  const local = new Date(ms + zoneHours[zone] * 3_600_000);
  return { date: local.toISOString().slice(0, 10), hour: local.getUTCHours(), minute: local.getUTCMinutes() };
}

// The calendar day of a moment in a zone.
export function dayOf(at: IsoInstant, zone: Zone): IsoDate {
  return localTime(at, zone).date;
}
