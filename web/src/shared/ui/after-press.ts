// A press on a button first takes the focus from a field. What the field then says about itself can move the button
// from under the pointer, and the press is lost; so it is said once the press is over.
let isPressed = false;
const ends = ['pointerup', 'pointercancel'] as const;

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (isPressed = true), { capture: true });
  for (const end of ends) window.addEventListener(end, () => (isPressed = false), { capture: true });
}

export function afterPress(tell: () => void): void {
  if (!isPressed) {
    tell();
    return;
  }
  const heard = new AbortController();
  const over = (): void => {
    heard.abort();
    // The click comes in the same task as the end of the press.
    setTimeout(tell);
  };
  for (const end of ends) window.addEventListener(end, over, { capture: true, signal: heard.signal });
}
