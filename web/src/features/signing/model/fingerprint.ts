// A digest as people compare it: four letters at a time can be read aloud; the first sixteen suffice to tell two texts
// of one dossier apart (ux-anchors 8.4).
const shortLetters = 16;

export function inFours(digest: string): string {
  return digest.replace(/(.{4})(?=.)/g, '$1 ');
}

export function shortFingerprint(digest: string): string {
  return inFours(digest.slice(0, shortLetters));
}
