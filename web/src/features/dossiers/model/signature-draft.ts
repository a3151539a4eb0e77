// What the signature dialog collects, and the facts it becomes: one for each chosen paper.
import type {
  Capacity,
  Document,
  Dossier,
  Government,
  Holder,
  NewSignature,
  OfficeKind,
  RegionCode,
} from '../../../shared/api/generated/schemas';
import type { ScanDoubt } from '../../../shared/scans/scan-look.svelte.ts';
import type { Rules } from '../../../shared/weave/model/rules';
import { orNothing } from './filled';

export interface Person {
  office: string;
  name: string;
  agency: string;
}

// One of several signers: each brings a surat kuasa of his own.
export interface EachPerson extends Person {
  mandateNumber: string;
  mandateDated: string;
}

export function eachPerson(agency = ''): EachPerson {
  const office = agency === '' ? '' : `Kepala ${agency}`;
  return { office, name: '', agency, mandateNumber: '', mandateDated: '' };
}

export interface SignatureDraft {
  documents: string[];
  party: RegionCode;
  // A holder of an office in one's own register, or '' where the signer is typed.
  holder: string;
  person: Person;
  officeKind: OfficeKind;
  capacity: Capacity;
  // Papers of several agencies are signed by several people.
  differs: boolean;
  each: Record<string, EachPerson>;
  // A mandate of the register, or '' where it is typed.
  mandate: string;
  mandateNumber: string;
  mandateDated: string;
  mandateGiver: string;
  on: string;
  place: string;
  note: string;
}

export interface SignatureContext {
  readonly dossier: Dossier;
  readonly rules: Rules;
  readonly government: Government | undefined;
  readonly headTitle: string;
  readonly regionName: string;
}

// The papers a party still has to sign, each agreement before what stands under it.
export function unsignedPapers(dossier: Dossier, party: RegionCode): Document[] {
  return dossier.standing.matrix.flatMap((row) => {
    const cell = row.cells.find((one) => one.party === party);
    const paper = dossier.documents.find((one) => one.document === row.document);
    const isSigned = cell?.status === 'signed_wet' || cell?.status === 'signed_electronic';
    return paper && cell && !isSigned ? [paper] : [];
  });
}

// Who may sign a paper. An addendum, an extension and a termination are signed at the level of the paper they stand
// under.
function signerOfPaper(paper: Document, context: SignatureContext): string | undefined {
  const rule = context.rules.documents.find((one) => one.id === paper.type);
  const parent = context.dossier.documents.find((one) => one.document === paper.parent);
  return rule?.signerAsParent && parent ? signerOfPaper(parent, context) : rule?.signer;
}

export function newDraft(
  documents: readonly string[],
  party: RegionCode,
  context: SignatureContext,
): SignatureDraft {
  const papers = context.dossier.documents.filter((one) => documents.includes(one.document));
  const isForHead = papers.some((paper) => signerOfPaper(paper, context) === 'head_of_region');
  const holder = isForHead ? headHolder(context.government) : undefined;
  const office = isForHead ? `${context.headTitle} ${context.regionName}`.trim() : '';
  return {
    documents: [...documents],
    party,
    holder: holder?.holder ?? '',
    person: { office, name: '', agency: '' },
    officeKind: isForHead ? 'head_of_region' : 'agency_head',
    capacity: 'definitif',
    differs: false,
    each: {},
    mandate: '',
    mandateNumber: '',
    mandateDated: '',
    mandateGiver: '',
    on: '',
    place: '',
    note: '',
  };
}

function headHolder(government: Government | undefined): Holder | undefined {
  const heads =
    government?.offices.filter((office) => office.kind === 'head_of_region').map((office) => office.office) ??
    [];
  return government?.holders.find((holder) => heads.includes(holder.office) && holder.until === undefined);
}

// The office a chosen holder signs in.
export function officeOf(holder: string, government: Government | undefined) {
  const found = government?.holders.find((one) => one.holder === holder);
  const office = government?.offices.find((one) => one.office === found?.office);
  const agency = government?.agencies.find((one) => one.agency === office?.agency);
  return found && office ? { holder: found, office, agency } : undefined;
}

function kindOf(draft: SignatureDraft, context: SignatureContext): OfficeKind {
  const held = draft.differs ? undefined : officeOf(draft.holder, context.government);
  return held?.office.kind ?? draft.officeKind;
}

// Whether the law asks for a surat kuasa: somebody other than the head signs what only the head or his mandate may.
export function needsMandate(draft: SignatureDraft, context: SignatureContext): boolean {
  if (kindOf(draft, context) === 'head_of_region') return false;
  const papers = context.dossier.documents.filter((one) => draft.documents.includes(one.document));
  return papers.some((paper) => signerOfPaper(paper, context) === 'head_or_mandate');
}

function signerOf(draft: SignatureDraft, document: string, context: SignatureContext): NewSignature['signer'] {
  const held = officeOf(draft.holder, context.government);
  if (held && !draft.differs) {
    return {
      name: held.holder.name,
      office: held.office.title,
      office_kind: held.office.kind,
      agency: held.agency?.name,
    };
  }
  const person = draft.differs ? (draft.each[document] ?? draft.person) : draft.person;
  return {
    name: orNothing(person.name),
    office: person.office.trim(),
    office_kind: draft.officeKind,
    agency: orNothing(person.agency),
  };
}

function mandateOf(
  draft: SignatureDraft,
  document: string,
  context: SignatureContext,
): NewSignature['mandate'] {
  const giver = draft.mandateGiver.trim();
  if (draft.differs) {
    const { mandateNumber, mandateDated } = draft.each[document] ?? eachPerson();
    return { number: mandateNumber.trim(), dated: mandateDated, giver };
  }
  const known = context.government?.mandates.find((one) => one.mandate === draft.mandate);
  if (!known) return { number: draft.mandateNumber.trim(), dated: draft.mandateDated, giver };
  const knownGiver = officeOf(known.giver, context.government)?.holder.name ?? known.giver;
  return { number: known.number, dated: known.dated, giver: knownGiver };
}

export function bodyOf(
  draft: SignatureDraft,
  document: string,
  context: SignatureContext,
  scan: string | undefined,
  takesOn?: ScanDoubt,
): NewSignature {
  const paper = context.dossier.documents.find((one) => one.document === document);
  const byMandate = needsMandate(draft, context);
  const isFromRegister = !draft.differs && officeOf(draft.holder, context.government) !== undefined;
  const note = orNothing(draft.note);
  return {
    document,
    party: draft.party,
    method: 'wet',
    text: paper?.agreed_text,
    signer: signerOf(draft, document, context),
    holder: isFromRegister ? draft.holder : undefined,
    capacity: isFromRegister
      ? (officeOf(draft.holder, context.government)?.holder.capacity ?? draft.capacity)
      : draft.capacity,
    authority: byMandate ? 'mandate' : 'office',
    mandate: byMandate ? mandateOf(draft, document, context) : undefined,
    on: draft.on,
    place: orNothing(draft.place),
    evidence:
      scan === undefined && note === undefined
        ? undefined
        : { scan, note, ...(takesOn === undefined ? {} : { takes_on: takesOn }) },
  };
}

export type DraftFault =
  'noPaper' | 'noDay' | 'noOffice' | 'noMandateNumber' | 'noMandateDay' | 'noMandateGiver' | 'noEvidence';

export interface GivenFault {
  readonly pointer: string;
  readonly fault: DraftFault;
}

// What is missing, before anything is sent; `pointer` names the field.
export function faultsOf(
  draft: SignatureDraft,
  context: SignatureContext,
  has: { readonly own: boolean; readonly scan: boolean },
): GivenFault[] {
  const wanted: readonly (readonly [isMissing: boolean, pointer: string, fault: DraftFault])[] = [
    [draft.documents.length === 0, '/document', 'noPaper'],
    ...(draft.differs ? eachWanted(draft, context) : oneWanted(draft, context)),
    [draft.on === '', '/on', 'noDay'],
    [!has.own && !has.scan && isBlank(draft.note), '/evidence', 'noEvidence'],
  ];
  return wanted.flatMap(([isMissing, pointer, fault]) => (isMissing ? [{ pointer, fault }] : []));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

type Wanted = readonly [isMissing: boolean, pointer: string, fault: DraftFault];

function oneWanted(draft: SignatureDraft, context: SignatureContext): Wanted[] {
  const isTyped = officeOf(draft.holder, context.government) === undefined;
  const asksMandate = needsMandate(draft, context) && draft.mandate === '';
  return [
    [isTyped && isBlank(draft.person.office), '/signer/office', 'noOffice'],
    [asksMandate && isBlank(draft.mandateNumber), '/mandate/number', 'noMandateNumber'],
    [asksMandate && draft.mandateDated === '', '/mandate/dated', 'noMandateDay'],
    [asksMandate && isBlank(draft.mandateGiver), '/mandate/giver', 'noMandateGiver'],
  ];
}

function eachWanted(draft: SignatureDraft, context: SignatureContext): Wanted[] {
  const asksMandate = needsMandate(draft, context);
  const ofPapers = draft.documents.flatMap((document): Wanted[] => {
    const person = draft.each[document] ?? eachPerson();
    return [
      [isBlank(person.office), `/each/${document}/office`, 'noOffice'],
      [asksMandate && isBlank(person.mandateNumber), `/each/${document}/number`, 'noMandateNumber'],
      [asksMandate && person.mandateDated === '', `/each/${document}/dated`, 'noMandateDay'],
    ];
  });
  return [...ofPapers, [asksMandate && isBlank(draft.mandateGiver), '/mandate/giver', 'noMandateGiver']];
}
