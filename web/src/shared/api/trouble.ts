// What can stand between asking and an answer. The sentences of a refusal come from the server, in the asked language.
import type { Problem } from './generated/schemas';

export interface FieldFault {
  readonly code: string;
  // JSON pointer of the field in the body, "/parties/0/region"; empty for the whole.
  readonly pointer: string;
  readonly title: string;
  readonly detail: string;
}

export type Trouble =
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly title: string;
      readonly detail: string;
      readonly request: string;
      readonly faults: readonly FieldFault[];
    }
  // Somebody changed the thing since it was read (412).
  | { readonly kind: 'stale'; readonly title: string; readonly detail: string }
  // The session ended (401).
  | { readonly kind: 'signed_out' }
  // No network, or no server behind it.
  | { readonly kind: 'unreachable' }
  // An answer that is not one of ours: a proxy's page, a broken transfer.
  | { readonly kind: 'broken'; readonly status: number };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly etag: string | undefined }
  | { readonly ok: false; readonly trouble: Trouble };

const refusalPrefix = 'urn:simpul:refusal:';

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'detail' in value && 'type' in value;
}

export function troubleOf(status: number, body: unknown): Trouble {
  if (!isProblem(body)) return status === 401 ? { kind: 'signed_out' } : { kind: 'broken', status };
  const code = body.type.startsWith(refusalPrefix) ? body.type.slice(refusalPrefix.length) : body.type;
  if (status === 401 && code === 'sign_in_needed') return { kind: 'signed_out' };
  if (status === 412) return { kind: 'stale', title: body.title, detail: body.detail };
  const faults = (body.errors ?? []).map(({ code: fault, pointer, title, detail }) => ({
    code: fault,
    pointer,
    title,
    detail,
  }));
  return { kind: 'refused', status, code, title: body.title, detail: body.detail, request: body.instance, faults };
}

// The faults of one field; `pointer` as in the body, "/name".
export function faultAt(trouble: Trouble | undefined, pointer: string): FieldFault | undefined {
  return trouble?.kind === 'refused' ? trouble.faults.find((fault) => fault.pointer === pointer) : undefined;
}

// The server did nothing yet, and will in a moment.
export function isTurnedAway(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && (trouble.code === 'own_files_still_read' || trouble.code === 'server_busy');
}
