// In a row wider than the screen the chosen entry stays in sight. scrollIntoView would also move the place from which
// Tab goes on.
export function keepInSight(row: HTMLElement | undefined, chosen: string): void {
  const entry = row?.querySelector(chosen);
  if (!row || !entry) return;
  const hidden = entry.getBoundingClientRect().right - row.getBoundingClientRect().right;
  if (hidden > 0) row.scrollLeft += hidden;
}
