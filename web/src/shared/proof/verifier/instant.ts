// Moments as they stand in signed bytes: "2026-11-23T02:00:00.000Z" and in no other form.

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const yearFirst = '1900';

// Seconds of 9999-12-31T23:59:59Z.
export const lastSecond = 253_402_300_799n;

// Writing it again gives the same text only where the day and the hour exist.
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !form.test(text) || text < yearFirst) return false;
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}

export function instantOfSeconds(seconds: bigint): string {
  return new Date(Number(seconds) * 1000).toISOString();
}
