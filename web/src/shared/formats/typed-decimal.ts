// A number as typed in Indonesia: whole digits without dots and leading zeros, fraction as typed.
export interface TypedDecimal {
  readonly whole: string;
  readonly fraction: string;
}

export type DecimalFault = 'unreadable' | 'separators_unclear';

const typedForm = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/u;

// Digits with separators in any other places mean different numbers to different people: "1.5", "1,500,000".
export function readTypedDecimal(text: string): TypedDecimal | DecimalFault {
  if (!/^[\d.,]+$/u.test(text) || !/\d/u.test(text)) return 'unreadable';
  const match = typedForm.exec(text);
  const whole = match?.[1];
  if (whole === undefined) return 'separators_unclear';
  return { whole: whole.replaceAll('.', '').replace(/^0+(?=\d)/u, ''), fraction: match?.[2] ?? '' };
}
