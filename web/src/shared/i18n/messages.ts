// Sentences of one area in both languages. A key that one language lacks does not compile, and neither does a sentence
// used without its {facts}. English plurals stand behind "||": "{n} day || {n} days" is chosen by the fact n.
import { language } from './language.svelte.ts';

type Facts<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Facts<Rest> : never;
type FactValues<Text extends string> = Record<Facts<Text>, string | number>;
// A sentence put together with "+" has lost its literal type; its facts are not checked.
type Arguments<Text extends string> = string extends Text
  ? [facts?: Record<string, string | number>]
  : [Facts<Text>] extends [never] ? [] : [facts: FactValues<Text>];

export interface Say<Id extends Record<string, string>> {
  <Key extends keyof Id & string>(key: Key, ...facts: Arguments<Id[Key]>): string;
  readonly catalogue: { readonly id: Id; readonly en: Readonly<Record<keyof Id, string>> };
}

// Replaces {facts}; of two forms the first is for exactly one.
export function fill(sentence: string, facts: Readonly<Record<string, string | number>> = {}): string {
  const [one = '', many = one] = sentence.split(' || ');
  const form = facts['n'] === 1 ? one : many;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

export function messages<const Id extends Record<string, string>>(
  id: Id,
  en: { readonly [Key in keyof Id]: string },
): Say<Id> {
  const say = (key: string, facts?: Record<string, string | number>): string => {
    const sentence = language.current === 'id' ? id[key] : (en as Readonly<Record<string, string>>)[key];
    return fill(sentence ?? key, facts);
  };
  return Object.assign(say as unknown as Say<Id>, { catalogue: { id, en } });
}
