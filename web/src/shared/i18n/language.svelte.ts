// The language of the screens: Indonesian unless this device chose English.
export type Language = 'id' | 'en';

const place = 'simpul.language';

function remembered(): Language {
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}

class Spoken {
  current = $state<Language>(remembered());
}

export const language = new Spoken();

export function speak(chosen: Language): void {
  language.current = chosen;
  document.documentElement.lang = chosen;
  try {
    localStorage.setItem(place, chosen);
  } catch {
    // A browser that keeps nothing still shows the chosen language until it is closed.
  }
}
