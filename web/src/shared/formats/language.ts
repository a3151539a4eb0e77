// The two languages people read. Papers are always Indonesian; the second exists for the screens.
export type Language = 'id' | 'en';
