// What reading typed text gives: a value, or the refusal code under which data/messages explains what to write instead.
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, string>> };

export function read<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

export function refused(code: string, facts: Readonly<Record<string, string>> = {}): Parsed<never> {
  return { ok: false, code, facts };
}

// States what the programmer owes; never used on what people type.
export function expects(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new RangeError(promise);
}
