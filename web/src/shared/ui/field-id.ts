// The element of a field, found by the JSON pointer under which the server speaks of it: "/parties/0/region".
export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll('/', '-')}`;
}
