// Names in certificates as they are written out (RFC 4514): "CN=ISRAN NOOR,O=Pemprov Kalimantan Timur,C=ID".

const escaped = /\\([0-9A-Fa-f]{2}|.)/g;

// A comma or plus sign after a backslash belongs to a value.
function partsOf(name: string): string[] {
  return name.match(/(?:\\.|[^\\,+])+/g) ?? [];
}

// Who it is: the common name with the organisation, without numbers of persons; the whole where it has no such parts.
export function holderOf(name: string): string {
  const values = new Map<string, string>();
  for (const part of partsOf(name)) {
    const at = part.indexOf('=');
    const value = part.slice(at + 1).replace(escaped, (all, sign: string) => (sign.length === 1 ? sign : all)).trim();
    if (at > 0) values.set(part.slice(0, at).trim().toUpperCase(), value);
  }
  return [values.get('CN'), values.get('O')].filter((one) => one !== undefined && one !== '').join(', ') || name;
}
