// How large a file may be, told before it is sent: what the server takes (ports/file_bounds.h), in round figures as
// they stand on the screen, where a megabyte is a million bytes.

// A file that is kept.
export const uploadBytesMax = 50_000_000;
// A file that is read once and not kept: a draft, a paper that is checked.
export const readingBytesMax = 20_000_000;
// A text for the shelves of a government.
export const templateBytesMax = 512_000;
// A whole dossier in one file, which never leaves the device (docs/formats/bundle.md).
export const bundleBytesMax = 2_147_483_648;
