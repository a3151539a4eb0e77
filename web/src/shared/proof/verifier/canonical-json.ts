// Canonical JSON (RFC 8785). A text is taken only where writing what it says gives the same text again: names that
// stand twice, white space, needless escapes and numbers of another form fall by that alone.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

const depthMax = 32;
const loneSurrogate = /\p{Surrogate}/u;

class NotCanonical extends Error {}

// RFC 8785 section 3.2.2.2 gives strings the escapes of JSON.stringify; a surrogate without its other half has no form.
function stringText(value: string): string {
  if (loneSurrogate.test(value)) throw new NotCanonical();
  return JSON.stringify(value);
}

// RFC 8785 section 3.2.2.3 gives numbers the form of ECMAScript, where -0 is "0".
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new NotCanonical();
  return String(value);
}

class Writer {
  // Members of objects and elements of arrays that may still come.
  constructor(private room: number) {}

  write(value: Json, depth: number): string {
    if (value === null || typeof value === 'boolean') return String(value);
    if (typeof value === 'number') return numberText(value);
    if (typeof value === 'string') return stringText(value);
    if (depth >= depthMax) throw new NotCanonical();
    if (isList(value)) {
      this.take(value.length);
      return `[${value.map((each) => this.write(each, depth + 1)).join(',')}]`;
    }
    // Sorting texts without a rule compares UTF-16 code units, as RFC 8785 section 3.2.3 asks.
    const names = Object.keys(value).sort();
    this.take(names.length);
    const members = names.map((name) => `${stringText(name)}:${this.write(value[name] ?? null, depth + 1)}`);
    return `{${members.join(',')}}`;
  }

  private take(count: number): void {
    this.room -= count;
    if (this.room < 0) throw new NotCanonical();
  }
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isInteger(value: Json | undefined, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

// Exactly these members, no more and no less.
export function hasExactly(value: JsonObject, names: readonly string[]): boolean {
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}

export function canonicalText(value: Json): string {
  return new Writer(Number.POSITIVE_INFINITY).write(value, 0);
}

// What a canonical text with at most so many members and elements says, or nothing where it is not one.
export function readCanonical(text: string, membersMax = Number.POSITIVE_INFINITY): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return new Writer(membersMax).write(value, 0) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
