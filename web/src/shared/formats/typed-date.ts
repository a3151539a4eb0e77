import { dayNumber, type IsoDate, isoDate, weekdayOf, type Zone } from './calendar';
import { dayName, shortDate } from './dates';
import { folded } from './letters';
import { type Parsed, read, refused } from './parsed';

// Both languages, whole and cut short, with the spellings Pebruari and Nopember of older papers.
const months = [
  'januari january jan', 'februari pebruari february feb peb', 'maret march mar', 'april apr', 'mei may',
  'juni june jun', 'juli july jul', 'agustus august agu agt ags agst aug', 'september sept sep',
  'oktober october okt oct', 'november nopember nov nop', 'desember december des dec',
];
const weekdays = [
  'senin monday', 'selasa tuesday', 'rabu wednesday', 'kamis thursday', 'jumat friday', 'sabtu saturday',
  'minggu ahad sunday',
];

// 1 for a name of the first entry; undefined for a name in none.
function numberOfName(names: readonly string[], name: string): number | undefined {
  const found = names.findIndex((forms) => forms.split(' ').includes(name));
  return found < 0 ? undefined : found + 1;
}

interface TypedDay {
  readonly year: string;
  readonly month: number;
  readonly day: string;
}

// Which of the three pieces is what; undefined where they are no date at all.
function typedDay(text: string): TypedDay | undefined {
  const match = /^(\d+)(?!\d)( ?[-/.] ?| ?)(\d+(?!\d)|[a-z]+)( ?[-/.] ?| ?)(\d+)$/u.exec(text);
  if (match === null) return undefined;
  const [, first = '', before = '', middle = '', after = '', last = ''] = match;
  if (before.trim() !== after.trim()) return undefined;
  const numeric = /^\d/u.test(middle);
  const yearFirst = first.length === 4 && numeric;
  const [year, day] = yearFirst ? [first, last] : [last, first];
  const month = numeric ? (middle.length <= 2 ? Number(middle) : undefined) : numberOfName(months, middle);
  if (day.length > 2 || year.length > 4 || month === undefined) return undefined;
  return { year, month, day };
}

function calendarDate({ year, month, day }: TypedDay): Parsed<IsoDate> {
  if (year.length !== 4) return refused('date_year_needs_four_digits');
  if (Number(year) < 1900) return refused('date_year_out_of_range');
  const number = dayNumber({ year: Number(year), month, day: Number(day) });
  return number === undefined ? refused('date_unknown_day') : read(isoDate(number));
}

// What people type: "25-01-2022", "25/1/2022", "25 Januari 2022", "Selasa, 25 Jan 2022", "2022-01-25". Codes:
// date_unreadable, date_year_needs_four_digits, date_unknown_day, date_year_out_of_range, date_weekday_differs.
export function parseDate(typed: string): Parsed<IsoDate> {
  const text = folded(typed).replaceAll("'", '');
  const named = /^([a-z]+) ?(?:, ?| ?)(?=\d)(.*)$/u.exec(text);
  const weekday = named === null ? undefined : numberOfName(weekdays, named[1] ?? '');
  if (named !== null && weekday === undefined) return refused('date_unreadable');
  const day = typedDay(named?.[2] ?? text);
  if (day === undefined) return refused('date_unreadable');
  const date = calendarDate(day);
  if (date.ok && weekday !== undefined && weekday !== weekdayOf(date.value)) {
    return refused('date_weekday_differs', { date: shortDate(date.value), weekday: dayName(date.value) });
  }
  return date;
}

// A time of day as typed, in minutes since midnight; the zone only where it was named.
export interface ClockTime {
  readonly minute: number;
  readonly zone?: Zone;
}

const zones: Readonly<Record<string, Zone>> = { wib: 'WIB', wita: 'WITA', wit: 'WIT' };

// "16.56", "16:56", "pukul 9.05 WIT". Code: time_unreadable.
export function parseClock(typed: string): Parsed<ClockTime> {
  const match = /^(?:pukul |jam )?(\d{1,2})[.:](\d{2})(?: (wib|wita|wit))?$/u.exec(folded(typed));
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2]);
  if (match === null || hour > 23 || minute > 59) return refused('time_unreadable');
  const zone = zones[match[3] ?? ''];
  return read({ minute: hour * 60 + minute, ...(zone === undefined ? {} : { zone }) });
}
