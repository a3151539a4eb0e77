import { describe, expect, it } from 'vitest';
import golden from '../../../../tests/conformance/formats.json';
import { dayOf, isoDate, numberOf, type Zone } from './calendar';
import {
  clockInZones, clockText, dateAndClock, dateInWords, type DurationUnit, durationInWords, durationText, fullDate,
  monthName, plainDate, relativeDay, shortDate, sinceText, timeLeft,
} from './dates';
import { parseClock, parseDate } from './typed-date';

function zoneOf(name: string): Zone {
  if (name === 'WIB' || name === 'WITA' || name === 'WIT') return name;
  throw new Error(`no zone: ${name}`);
}

function unitOf(name: string): DurationUnit {
  const units: readonly DurationUnit[] = ['minute', 'hour', 'working_day', 'day', 'week', 'month', 'year'];
  const unit = units.find((one) => one === name);
  if (unit === undefined) throw new Error(`no unit: ${name}`);
  return unit;
}

describe('dates', () => {
  it.each(golden.dates)('$date', (one) => {
    expect(fullDate(one.date)).toBe(one.full);
    expect(plainDate(one.date)).toBe(one.plain);
    expect(shortDate(one.date)).toBe(one.short);
    expect(dateInWords(one.date)).toBe(one.words);
    expect(fullDate(one.date, 'en')).toBe(one.full_en);
    expect(plainDate(one.date, 'en')).toBe(one.plain_en);
  });

  it('takes only days of the calendar', () => {
    for (const date of ['2022-02-30', '25-01-2022', '', '1899-12-31']) {
      expect(() => plainDate(date)).toThrow(RangeError);
    }
    expect(() => monthName(13)).toThrow(RangeError);
  });

  it.each(golden.clock)('$at in $zone', (one) => {
    const zone = zoneOf(one.zone);
    expect(clockText(one.at, zone)).toBe(one.text);
    expect(clockText(one.at, zone, 'en')).toBe(one.text_en);
    expect(dateAndClock(one.at, zone)).toBe(one.date_and_clock);
    expect(dateAndClock(one.at, zone, 'en')).toBe(one.date_and_clock_en);
    expect(dayOf(one.at, zone)).toBe(one.day);
  });

  it.each(golden.zones)('$text', (one) => {
    expect(clockInZones(one.at, one.zones.map(zoneOf))).toBe(one.text);
    expect(clockInZones(one.at, one.zones.map(zoneOf), 'en')).toBe(one.text_en);
  });

  it('needs a zone and a moment', () => {
    expect(() => clockInZones('2022-01-25T02:00:00.000Z', [])).toThrow(RangeError);
    expect(() => clockText('25 Januari', 'WIB')).toThrow(RangeError);
  });
});

describe('spans of time', () => {
  it.each(golden.durations)('$words', (one) => {
    const duration = { count: one.count, unit: unitOf(one.unit) };
    expect(durationText(duration)).toBe(one.text);
    expect(durationText(duration, 'en')).toBe(one.text_en);
    expect(durationInWords(duration)).toBe(one.words);
  });

  it.each(golden.relative)('$day seen from $today', (one) => {
    expect(relativeDay(one.day, one.today)).toBe(one.text);
    expect(relativeDay(one.day, one.today, 'en')).toBe(one.text_en);
    expect(sinceText(one.day, one.today)).toBe(one.since);
    expect(sinceText(one.day, one.today, 'en')).toBe(one.since_en);
  });

  it('never runs backwards', () => {
    expect(() => durationText({ count: -1, unit: 'day' })).toThrow(RangeError);
  });
});

describe('typed dates and times', () => {
  it.each(golden.typed_date)('"$typed"', (one) => {
    const read = parseDate(one.typed);
    expect(read.ok ? { date: read.value } : { refusal: read.code }).toEqual(
      'date' in one ? { date: one.date } : { refusal: one.refusal },
    );
  });

  it('names the right day of the week', () => {
    expect(parseDate('Senin, 25 Januari 2022')).toEqual({
      ok: false, code: 'date_weekday_differs', facts: { date: '25-01-2022', weekday: 'Selasa' },
    });
  });

  it('reads back every form of a day', () => {
    for (let i = 0; i < 3_000; i += 1) {
      const date = isoDate(numberOf('1900-01-01') + i * 967);
      for (const text of [date, shortDate(date), plainDate(date), fullDate(date), fullDate(date, 'en')]) {
        expect(parseDate(text)).toEqual({ ok: true, value: date });
      }
    }
  });

  it.each(golden.typed_clock)('"$typed"', (one) => {
    const read = parseClock(one.typed);
    if (!('minute' in one)) return expect(read.ok ? read.value : read.code).toBe(one.refusal);
    const zone = 'zone' in one ? { zone: one.zone } : {};
    return expect(read).toEqual({ ok: true, value: { minute: one.minute, ...zone } });
  });
});

it.each([
  ['2026-11-22', 0, 'day'],
  ['2026-11-23', 1, 'day'],
  ['2026-12-31', 39, 'day'],
  ['2027-01-21', 60, 'day'],
  ['2027-01-22', 2, 'month'],
  ['2027-02-21', 2, 'month'],
  ['2027-02-22', 3, 'month'],
  ['2028-01-01', 13, 'month'],
] as const)('the time left until %s is counted from today', (end, count, unit) => {
  expect(timeLeft(end, '2026-11-22')).toEqual({ count, unit });
});

it('61 days are two months even where they hold only one full month', () => {
  expect(timeLeft('2026-08-31', '2026-07-01')).toEqual({ count: 2, unit: 'month' });
});

it('no time is left of a term that is over', () => {
  expect(timeLeft('2026-11-21', '2026-11-22')).toBeUndefined();
});
