// Days as people type them.

// "24-01-2027", so many days from today.
export function typedDay(daysAhead: number): string {
  const day = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
  return day.split('-').reverse().join('-');
}
