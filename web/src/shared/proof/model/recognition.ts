// Whether a file is a bundle to be verified: by its content, or by its name where the content is damaged.

export async function looksLikeBundle(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return (first === 0x50 && second === 0x4b) || file.name.toLowerCase().endsWith('.zip');
}
