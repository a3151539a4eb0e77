import { type IsoDate, plusDays, weekdayOf } from './calendar';
import { type Parsed, read, refused } from './parsed';

// The holidays of whole years, as the server sends them from data/holidays.csv.
export interface Holidays {
  readonly years: ReadonlySet<number>;
  readonly dates: ReadonlySet<IsoDate>;
}

const friday = 5;

// Monday to Friday (Perpres 21/2023, article 3) without national holidays and joint leave; refuses
// holidays_unknown_for_year as soon as a day of a year that is not complete would have to be looked at.
export function isWorkingDay(holidays: Holidays, date: IsoDate): Parsed<boolean> {
  const year = Number(date.slice(0, 4));
  if (!holidays.years.has(year)) return refused('holidays_unknown_for_year', { year: String(year) });
  return read(weekdayOf(date) <= friday && !holidays.dates.has(date));
}

// The `count`-th working day after `from`; before it when `count` is negative; `from` itself for 0.
export function addWorkingDays(holidays: Holidays, from: IsoDate, count: number): Parsed<IsoDate> {
  const step = count < 0 ? -1 : 1;
  let date = from;
  for (let counted = 0; counted !== count; ) {
    date = plusDays(date, step);
    const working = isWorkingDay(holidays, date);
    if (!working.ok) return working;
    if (working.value) counted += step;
  }
  return read(date);
}

// Working days after `from` up to and with `to`; minus those from `to` to the day before `from` when `to` is earlier.
export function workingDaysBetween(holidays: Holidays, from: IsoDate, to: IsoDate): Parsed<number> {
  const step = to < from ? -1 : 1;
  let counted = 0;
  for (let date = from; date !== to; ) {
    date = plusDays(date, step);
    const working = isWorkingDay(holidays, date);
    if (!working.ok) return working;
    if (working.value) counted += step;
  }
  return read(counted);
}
