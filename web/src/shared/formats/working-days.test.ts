import { describe, expect, it } from 'vitest';
import list from '../../../../data/holidays.csv?raw';
import golden from '../../../../tests/conformance/formats.json';
import { addWorkingDays, type Holidays, isWorkingDay, workingDaysBetween } from './working-days';

const rows = list.split('\n').filter((line) => /^\d{4}-/u.test(line));
const holidays: Holidays = {
  years: new Set(/^# complete years: (.*)$/mu.exec(list)?.[1]?.split(' ').map(Number)),
  dates: new Set(rows.map((row) => row.slice(0, 10))),
};

describe('working days', () => {
  it.each(golden.working_days_add)('$from and $add working days', (one) => {
    const found = addWorkingDays(holidays, one.from, one.add);
    expect(found).toEqual(
      'day' in one ? { ok: true, value: one.day } : { ok: false, code: one.refusal, facts: { year: one.year } },
    );
  });

  it.each(golden.working_days_between)('$from to $to', ({ from, to, count }) => {
    expect(workingDaysBetween(holidays, from, to)).toEqual({ ok: true, value: count });
  });

  it('neither works nor rests in a year nobody has decreed', () => {
    const unknown = { ok: false, code: 'holidays_unknown_for_year', facts: { year: '2027' } };
    expect(isWorkingDay(holidays, '2027-01-04')).toEqual(unknown);
    expect(workingDaysBetween(holidays, '2026-12-30', '2027-01-04')).toEqual(unknown);
  });

  it('adds and counts as inverses', () => {
    for (let count = -200; count <= 200; count += 1) {
      const to = addWorkingDays(holidays, '2024-02-10', count);
      expect(to.ok && workingDaysBetween(holidays, '2024-02-10', to.value)).toEqual({ ok: true, value: count });
    }
  });
});
