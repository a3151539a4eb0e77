import {
  calendarDay, dayOf, daysBetween, type IsoDate, type IsoInstant, localTime, weekdayOf, type Zone,
} from './calendar';
import type { Language } from './language';
import { grouped, terbilang } from './numbers';
import { expects } from './parsed';

const monthNames = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November',
    'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
    'December'],
} as const;
const dayNames = {
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;
const unitNames = {
  minute: { id: 'menit', en: 'minute' },
  hour: { id: 'jam', en: 'hour' },
  working_day: { id: 'hari kerja', en: 'working day' },
  day: { id: 'hari', en: 'day' },
  week: { id: 'minggu', en: 'week' },
  month: { id: 'bulan', en: 'month' },
  year: { id: 'tahun', en: 'year' },
} as const;

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

export function dayName(date: IsoDate, language: Language = 'id'): string {
  return dayNames[language][weekdayOf(date) - 1] ?? '';
}

// `month` is 1 to 12.
export function monthName(month: number, language: Language = 'id'): string {
  const name = monthNames[language][month - 1];
  expects(name !== undefined, 'monthName: 1 to 12');
  return name;
}

// "25 Januari 2022"; "25 January 2022".
export function plainDate(date: IsoDate, language: Language = 'id'): string {
  const { year, month, day } = calendarDay(date);
  return `${day} ${monthName(month, language)} ${year}`;
}

// "Selasa, 25 Januari 2022"; "Tuesday, 25 January 2022".
export function fullDate(date: IsoDate, language: Language = 'id'): string {
  return `${dayName(date, language)}, ${plainDate(date, language)}`;
}

// "25-01-2022", day first in both languages.
export function shortDate(date: IsoDate): string {
  const { year, month, day } = calendarDay(date);
  return `${twoDigits(day)}-${twoDigits(month)}-${year}`;
}

// For papers: "hari Selasa, tanggal dua puluh lima bulan Januari tahun dua ribu dua puluh dua".
export function dateInWords(date: IsoDate): string {
  const { year, month, day } = calendarDay(date);
  return `hari ${dayName(date)}, tanggal ${terbilang(day)} bulan ${monthName(month)} tahun ${terbilang(year)}`;
}

// Indonesian official writing puts a dot between hours and minutes, English a colon.
function bareClock(at: IsoInstant, zone: Zone, language: Language): string {
  const { hour, minute } = localTime(at, zone);
  return `${twoDigits(hour)}${language === 'id' ? '.' : ':'}${twoDigits(minute)} ${zone}`;
}

// "pukul 16.56 WIB"; "16:56 WIB".
export function clockText(at: IsoInstant, zone: Zone, language: Language = 'id'): string {
  return `${language === 'id' ? 'pukul ' : ''}${bareClock(at, zone, language)}`;
}

// One moment for readers in several zones: "09.00 WIB / 10.00 WITA"; a zone in another day than the first says so.
export function clockInZones(at: IsoInstant, zones: readonly Zone[], language: Language = 'id'): string {
  const [first] = zones;
  expects(first !== undefined, 'clockInZones: at least one zone');
  const texts = [...new Set(zones)].map((zone) => {
    const shift = daysBetween(dayOf(at, first), dayOf(at, zone));
    const mark = ` (${shift > 0 ? '+' : ''}${shift} ${language === 'id' ? 'hari' : 'day'})`;
    return `${bareClock(at, zone, language)}${shift === 0 ? '' : mark}`;
  });
  return texts.join(' / ');
}

// "Minggu, 3 Mei 2026 pukul 02.10 WIB"; "Sunday, 3 May 2026, 02:10 WIB".
export function dateAndClock(at: IsoInstant, zone: Zone, language: Language = 'id'): string {
  const between = language === 'id' ? ' ' : ', ';
  return `${fullDate(dayOf(at, zone), language)}${between}${clockText(at, zone, language)}`;
}

export type DurationUnit = keyof typeof unitNames;

// `count` is whole and not negative.
export interface Duration {
  readonly count: number;
  readonly unit: DurationUnit;
}

// "14 hari", "5 hari kerja"; "1 day", "5 working days".
export function durationText({ count, unit }: Duration, language: Language = 'id'): string {
  expects(Number.isInteger(count) && count >= 0, 'durationText: not negative');
  const name = unitNames[unit][language];
  return language === 'id' ? `${grouped(count)} ${name}` : `${count} ${name}${count === 1 ? '' : 's'}`;
}

// For papers: "5 (lima) tahun".
export function durationInWords({ count, unit }: Duration): string {
  expects(Number.isInteger(count) && count >= 0, 'durationInWords: not negative');
  return `${grouped(count)} (${terbilang(count)}) ${unitNames[unit].id}`;
}

// A day as seen from `today`: "hari ini", "kemarin", "besok", "14 hari yang lalu", "14 hari lagi".
export function relativeDay(date: IsoDate, today: IsoDate, language: Language = 'id'): string {
  const ahead = daysBetween(today, date);
  const id = language === 'id';
  if (ahead === 0) return id ? 'hari ini' : 'today';
  if (ahead === -1) return id ? 'kemarin' : 'yesterday';
  if (ahead === 1) return id ? 'besok' : 'tomorrow';
  const distance = durationText({ count: Math.abs(ahead), unit: 'day' }, language);
  if (ahead < 0) return `${distance}${id ? ' yang lalu' : ' ago'}`;
  return id ? `${distance} lagi` : `in ${distance}`;
}

// Below this an end is told in days; months would hide too many of them.
const daysTold = 60;
const twoMonths = 2;

// How long until the end of a term, in full months once days say too little; undefined for a day that has passed.
export function timeLeft(end: IsoDate, today: IsoDate): Duration | undefined {
  const days = daysBetween(today, end);
  if (days < 0) return undefined;
  if (days <= daysTold) return { count: days, unit: 'day' };
  const [from, to] = [calendarDay(today), calendarDay(end)];
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  return { count: Math.max(months, twoMonths), unit: 'month' };
}

// Since when someone is awaited: "sejak kemarin", "sejak Kamis, 28 Juli 2022 (14 hari)"; a day still to come is
// "mulai besok", "mulai Kamis, 28 Juli 2022 (14 hari lagi)".
export function sinceText(since: IsoDate, today: IsoDate, language: Language = 'id'): string {
  const ahead = daysBetween(today, since);
  const heads = language === 'id' ? { past: 'sejak', future: 'mulai' } : { past: 'since', future: 'from' };
  const head = ahead > 0 ? heads.future : heads.past;
  const relative = relativeDay(since, today, language);
  if (Math.abs(ahead) <= 1) return `${head} ${relative}`;
  const distance = ahead > 0 ? relative : durationText({ count: -ahead, unit: 'day' }, language);
  return `${head} ${fullDate(since, language)} (${distance})`;
}
