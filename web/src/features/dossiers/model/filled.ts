// Fields left empty are not sent: an empty word is not a fact.

export function filled<Body extends object>(body: Body): Body {
  const kept = Object.entries(body).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as Body;
}

// "" as typed, undefined as sent.
export function orNothing(typed: string): string | undefined {
  return typed.trim() === '' ? undefined : typed.trim();
}
