// What a variable is called where it stands open in a text: "nomor naskah PIHAK KESATU" for pihak.1.nomor.
import { getContext, setContext } from 'svelte';
import type { Library } from '../../api/generated/schemas';
import type { Language } from '../../i18n/language.svelte.ts';

const ordinals = [
  'KESATU', 'KEDUA', 'KETIGA', 'KEEMPAT', 'KELIMA', 'KEENAM', 'KETUJUH', 'KEDELAPAN', 'KESEMBILAN', 'KESEPULUH',
];

export type VariableWords = (name: string) => string;

// "pihak.2.nomor" is the member "pihak.nomor" of the second item.
function takenApart(written: string): { name: string; place: number | undefined } {
  const [prefix = '', place = '', ...rest] = written.split('.');
  const isPlaced = rest.length > 0 && /^[1-9]\d*$/.test(place);
  return isPlaced ? { name: [prefix, ...rest].join('.'), place: Number(place) } : { name: written, place: undefined };
}

export function variableWords(library: Pick<Library, 'variables' | 'lists'> | undefined,
  language: Language): VariableWords {
  const known = new Map(library?.variables.map((one) => [one.name, one.called[language]]));
  return (written) => {
    const { name, place } = takenApart(written);
    const called = known.get(name) ?? known.get(name.slice(0, Math.max(0, name.lastIndexOf('.'))));
    if (called === undefined) return written.replaceAll(/[._-]/g, ' ');
    const item = library?.lists.find((one) => one.prefix === name.slice(0, name.indexOf('.')))?.item[language];
    if (place === undefined || item === undefined) return called;
    const words = item.replace('{n}', String(place)).replace('{ke}', ordinals[place - 1] ?? `KE-${place}`);
    return language === 'en' ? `${called} of ${words}` : `${called} ${words}`;
  };
}

const place = Symbol('variables');

// For every line of text below: what its open variables are called.
export function provideVariableWords(words: () => VariableWords): void {
  setContext(place, words);
}

export function variableWordsHere(): VariableWords {
  const words = getContext<(() => VariableWords) | undefined>(place);
  return (name) => (words ? words()(name) : name.replaceAll(/[._-]/g, ' '));
}
