// How the result of a verification stands on a seal, and the advice for each problem.
import type { Problem, ProblemCode, Result } from '../verifier/result';

export type Standing = 'proven' | 'undeterminable' | 'disproven';
export type Advice = 'anew' | 'ask' | 'whole' | 'witness' | 'choose';

// anew: damaged on its way. ask: does not hold, whoever made it must explain. whole: something is missing.
const advices: Readonly<Record<ProblemCode, Advice>> = {
  archive_malformed: 'anew',
  archive_not_canonical: 'anew',
  entry_damaged: 'anew',
  entry_unexpected: 'ask',
  entry_missing: 'whole',
  manifest_malformed: 'anew',
  line_malformed: 'ask',
  event_malformed: 'ask',
  event_of_other_dossier: 'ask',
  event_of_other_author: 'ask',
  event_out_of_order: 'ask',
  prev_differs: 'ask',
  signature_fails: 'ask',
  opening_missing: 'whole',
  seen_unknown: 'ask',
  file_differs: 'ask',
  file_unnamed: 'ask',
  file_missing: 'whole',
  checkpoint_malformed: 'ask',
  checkpoint_unsigned: 'ask',
  log_differs: 'ask',
  proof_malformed: 'ask',
  proof_fails: 'ask',
  proof_of_unknown_event: 'ask',
  witnesses_too_few: 'witness',
};

// What does not even begin like a bundle is more likely another file than a forged one.
function isOtherFile({ code, where }: Problem): boolean {
  return code === 'archive_malformed' && where === '0';
}

export function adviceFor(problem: Problem): Advice {
  return isOtherFile(problem) ? 'choose' : advices[problem.code];
}

// Something missing proves nothing false; something that does not fit does.
export function standingOf({ verdict, problems }: Result): Standing {
  if (verdict === 'proven') return 'proven';
  const isOpen = (one: Problem): boolean => ['whole', 'witness', 'choose'].includes(adviceFor(one));
  return problems.every(isOpen) ? 'undeterminable' : 'disproven';
}

export type Place =
  | { readonly kind: 'byte' | 'entry' | 'member' | 'whole'; readonly where: string }
  | { readonly kind: 'event'; readonly where: string; readonly code: string; readonly number: number }
  | { readonly kind: 'proof'; readonly where: string; readonly number: number };

const threadLine = /^threads\/(.+)\.jsonl:(\d+)$/;
const proofLine = /^logs\/.+\/proofs\.jsonl:(\d+)$/;

export function placeOf({ code, where }: Problem): Place {
  if (code === 'archive_malformed' || code === 'archive_not_canonical') return { kind: 'byte', where };
  if (code === 'manifest_malformed') return { kind: 'member', where };
  if (where === '') return { kind: 'whole', where };
  const [, author, line] = threadLine.exec(where) ?? [];
  if (author !== undefined) return { kind: 'event', where, code: author, number: Number(line) };
  const proof = proofLine.exec(where)?.[1];
  return proof === undefined ? { kind: 'entry', where } : { kind: 'proof', where, number: Number(proof) };
}

// Four letters at a time can be read aloud.
export function inGroups(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}
