// {{variables}} and [[references]] of a line, apart from its words (docs/formats/text.md, section Marks).
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  // Without a label where nothing of that name stands in the text.
  | { readonly kind: 'reference'; readonly name: string; readonly label: string | undefined }
  | { readonly kind: 'unreadable'; readonly text: string };

const markForm = /\{\{((?:(?!\{\{|\[\[|\}\}).)*)\}\}|\[\[((?:(?!\{\{|\[\[|\]\]).)*)\]\]|\{\{|\[\[/gsu;
const variableForm = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;
const referenceForm = /^[a-z0-9-]{1,64}(?:\/[a-z0-9-]{1,64})?$/;

function markPart(whole: string, inBraces: string | undefined, inBrackets: string | undefined, labels: Labels): Part {
  if (inBraces !== undefined && variableForm.test(inBraces)) return { kind: 'variable', name: inBraces };
  if (inBrackets !== undefined && referenceForm.test(inBrackets)) {
    return { kind: 'reference', name: inBrackets, label: labels.get(inBrackets) };
  }
  return { kind: 'unreadable', text: whole };
}

export type Labels = Pick<ReadonlyMap<string, string>, 'get'>;

export function splitMarks(line: string, labels: Labels): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const found of line.matchAll(markForm)) {
    if (found.index > done) parts.push({ kind: 'words', text: line.slice(done, found.index) });
    parts.push(markPart(found[0], found[1], found[2], labels));
    done = found.index + found[0].length;
  }
  if (done < line.length) parts.push({ kind: 'words', text: line.slice(done) });
  return parts;
}

// The line in words alone, for labels and for reading aloud.
export function plainLine(line: string, labels: Labels): string {
  return splitMarks(line, labels)
    .map((part) => {
      if (part.kind === 'variable') return `…${part.name}…`;
      return part.kind === 'reference' ? (part.label ?? `[[${part.name}]]`) : part.text;
    })
    .join('');
}

// Puts a mark where the cursor stands, with the spaces that words around it need.
export function insertedMark(line: string, start: number, end: number, mark: string): { line: string; at: number } {
  const before = line.slice(0, start);
  const after = line.slice(end);
  const lead = before === '' || /[\s(“"]$/u.test(before) ? '' : ' ';
  const trail = after === '' || /^[\s).,;:”"]/u.test(after) ? '' : ' ';
  return { line: before + lead + mark + trail + after, at: before.length + lead.length + mark.length };
}
