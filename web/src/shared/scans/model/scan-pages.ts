// What a reading of a scan says page by page, made ready to be compared by eye.
import type { ScannedPage } from '../../api/generated/schemas';

// A word of the text beside what stands there on the scan; '' where nothing was read.
export interface WordPair {
  readonly text: string;
  readonly scan: string;
}

export interface DoubtfulPage {
  readonly page: number;
  readonly isMissing: boolean;
  // Of 100 words, where so few were read that the whole page needs a look.
  readonly share: number | undefined;
  readonly pairs: readonly WordPair[];
}

const arrow = ' → ';
const nothing = '…';
// As the node has it (docs/formats/signatures.md).
const readableShare = 85;

function pairOf(difference: string): WordPair {
  const at = difference.indexOf(arrow);
  const [text, scan] = at < 0 ? [difference, ''] : [difference.slice(0, at), difference.slice(at + arrow.length)];
  return { text: text === nothing ? '' : text, scan: scan === nothing ? '' : scan };
}

// Figures come twice, alone and with the words around them; once is enough.
function pairsOf({ numbers, differences }: ScannedPage): WordPair[] {
  const pairs = differences.map(pairOf);
  const told = pairs.flatMap((one) => one.text.split(' '));
  return [...pairs, ...numbers.filter((one) => !told.includes(one)).map((text) => ({ text, scan: '' }))];
}

export function doubtfulPages(pages: readonly ScannedPage[]): DoubtfulPage[] {
  return pages.flatMap((one) => {
    const isMissing = one.found_on === undefined;
    const share = !isMissing && one.share < readableShare ? one.share : undefined;
    const pairs = pairsOf(one);
    return isMissing || share !== undefined || pairs.length > 0 ? [{ page: one.page, isMissing, share, pairs }] : [];
  });
}
