// Moments as this government's clock shows them.
import { dayOf, type Zone } from '../formats/calendar';
import { clockText, dateAndClock } from '../formats/dates';
import { language } from '../i18n/language.svelte.ts';
import { session } from './session.svelte.ts';

export function ownZone(): Zone {
  const zone = session.region?.zone;
  switch (zone) {
    case 'wita': return 'WITA';
    case 'wit': return 'WIT';
    case 'wib':
    case undefined: return 'WIB';
    default: return zone satisfies never;
  }
}

// "Minggu, 3 Mei 2026 pukul 02.10 WIB".
export function momentText(at: string): string {
  return dateAndClock(at, ownZone(), language.current);
}

// The clock alone where the moment lies on the same day as now, for "per 09.12 WIB".
export function nearMomentText(at: number, now: number): string {
  const [moment, present] = [new Date(at).toISOString(), new Date(now).toISOString()];
  const zone = ownZone();
  return dayOf(moment, zone) === dayOf(present, zone) ? clockText(moment, zone, language.current) : momentText(moment);
}
