// Whether single letters act as keys on this device. Speech input and shaking hands press letters by mistake, so they
// can be switched off (WCAG 2.1.4).
const place = 'simpul.letter-keys';

function remembered(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

class LetterKeys {
  on = $state(remembered());

  set(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem(place, on ? 'on' : 'off');
    } catch {
      // Kept until the window closes.
    }
  }
}

export const letterKeys = new LetterKeys();
