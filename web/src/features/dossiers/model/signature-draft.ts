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
import type { Rules } from '../../../shared/weave/model/rules';
import { orNothing } from './filled';

export interface Person {
  office: string;
  name: string;
  agency: string;
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
  each: Record<string, Person>;
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
    return paper && cell && cell.status !== 'signed_wet' ? [paper] : [];
  });
}

export function newDraft(
  documents: readonly string[],
  party: RegionCode,
  context: SignatureContext,
): SignatureDraft {
  const papers = context.dossier.documents.filter((one) => documents.includes(one.document));
  const isForHead = papers.some((paper) => paper.type === 'joint_agreement');
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
  return officeOf(draft.holder, context.government)?.office.kind ?? draft.officeKind;
}

// Whether the law asks for a surat kuasa: somebody other than the head signs what only the head or his mandate may.
export function needsMandate(draft: SignatureDraft, context: SignatureContext): boolean {
  if (kindOf(draft, context) === 'head_of_region') return false;
  const papers = context.dossier.documents.filter((one) => draft.documents.includes(one.document));
  return papers.some(
    (paper) => context.rules.documents.find((rule) => rule.id === paper.type)?.signer === 'head_or_mandate',
  );
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

function mandateOf(draft: SignatureDraft, context: SignatureContext): NewSignature['mandate'] {
  const known = context.government?.mandates.find((one) => one.mandate === draft.mandate);
  if (known) {
    const giver = officeOf(known.giver, context.government)?.holder.name ?? known.giver;
    return { number: known.number, dated: known.dated, giver };
  }
  return { number: draft.mandateNumber.trim(), dated: draft.mandateDated, giver: draft.mandateGiver.trim() };
}

export function bodyOf(
  draft: SignatureDraft,
  document: string,
  context: SignatureContext,
  scan: string | undefined,
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
    mandate: byMandate ? mandateOf(draft, context) : undefined,
    on: draft.on,
    place: orNothing(draft.place),
    evidence: scan === undefined && note === undefined ? undefined : { scan, note },
  };
}

export type DraftFault =
  'noPaper' | 'noDay' | 'noOffice' | 'noMandateNumber' | 'noMandateDay' | 'noMandateGiver' | 'noEvidence';

// What is missing, before anything is sent; `pointer` names the field.
export function faultsOf(
  draft: SignatureDraft,
  context: SignatureContext,
  has: { own: boolean; scan: boolean },
): { pointer: string; fault: DraftFault }[] {
  const faults: { pointer: string; fault: DraftFault }[] = [];
  if (draft.documents.length === 0) faults.push({ pointer: '/document', fault: 'noPaper' });
  const isTyped = draft.differs || officeOf(draft.holder, context.government) === undefined;
  if (isTyped && !draft.differs && draft.person.office.trim() === '')
    faults.push({ pointer: '/signer/office', fault: 'noOffice' });
  if (draft.differs) {
    for (const document of draft.documents) {
      if ((draft.each[document]?.office ?? '').trim() === '')
        faults.push({ pointer: `/each/${document}/office`, fault: 'noOffice' });
    }
  }
  if (needsMandate(draft, context) && draft.mandate === '') {
    if (draft.mandateNumber.trim() === '')
      faults.push({ pointer: '/mandate/number', fault: 'noMandateNumber' });
    if (draft.mandateDated === '') faults.push({ pointer: '/mandate/dated', fault: 'noMandateDay' });
    if (draft.mandateGiver.trim() === '') faults.push({ pointer: '/mandate/giver', fault: 'noMandateGiver' });
  }
  if (draft.on === '') faults.push({ pointer: '/on', fault: 'noDay' });
  if (!has.own && !has.scan && draft.note.trim() === '')
    faults.push({ pointer: '/evidence', fault: 'noEvidence' });
  return faults;
}
