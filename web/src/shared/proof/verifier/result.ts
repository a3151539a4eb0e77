// What a verification comes to. Both verifiers write the same bytes for the same file (docs/formats/bundle.md).
import { canonicalText, type Json } from './canonical-json';

export interface Problem {
  readonly code: ProblemCode;
  readonly where: string;
}

export const problemCodes = [
  'archive_malformed',
  'archive_not_canonical',
  'entry_damaged',
  'entry_unexpected',
  'entry_missing',
  'manifest_malformed',
  'line_malformed',
  'event_malformed',
  'event_of_other_dossier',
  'event_of_other_author',
  'event_out_of_order',
  'prev_differs',
  'signature_fails',
  'opening_missing',
  'seen_unknown',
  'file_differs',
  'file_unnamed',
  'file_missing',
  'checkpoint_malformed',
  'checkpoint_unsigned',
  'log_differs',
  'proof_malformed',
  'proof_fails',
  'proof_of_unknown_event',
  'witnesses_too_few',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface GovernmentResult {
  readonly code: string;
  readonly key: string;
  readonly events: number;
  readonly withheld: number;
  readonly last: string | null;
}

export interface LogResult {
  readonly origin: string;
  readonly size: number;
  readonly events: number;
  readonly witnesses: number;
  readonly needed: number;
  readonly seen_by: string | null;
}

export interface Result {
  readonly v: 1;
  readonly verdict: 'proven' | 'broken';
  readonly dossier: string | null;
  readonly made_at: string | null;
  readonly governments: readonly GovernmentResult[];
  readonly events: { readonly shown: number; readonly withheld: number };
  readonly files: { readonly present: number; readonly withheld: number };
  readonly logs: readonly LogResult[];
  readonly unlogged: number;
  readonly problems: readonly Problem[];
}

export function brokenBy(problems: readonly Problem[]): Result {
  return {
    v: 1,
    verdict: 'broken',
    dossier: null,
    made_at: null,
    governments: [],
    events: { shown: 0, withheld: 0 },
    files: { present: 0, withheld: 0 },
    logs: [],
    unlogged: 0,
    problems,
  };
}

export function resultText(result: Result): string {
  return canonicalText(result as unknown as Json);
}
