// Why a signature in ink cannot be recorded yet, as far as its scan goes.
import type { LocalFault } from '../api/submission.svelte.ts';
import { fieldId } from '../ui/field-id';
import { say } from './scan-messages';
import type { ScanLook } from './scan-look.svelte.ts';

// The box in which somebody takes on what was left open; an error summary leads to it as to a field.
export function takenPointer(pointer: string): string {
  return `${pointer}/taken`;
}

export function takenId(pointer: string): string {
  return fieldId(takenPointer(pointer));
}

export function scanFault(look: ScanLook, field: { pointer: string; title: string }): LocalFault[] {
  const { pointer, title } = field;
  if (look.isReading) return [{ pointer, title: say('waitReading', { title }) }];
  if (look.isWrong) return [{ pointer, title: say('wrongScan', { title }) }];
  return look.isOpen ? [{ pointer: takenPointer(pointer), title: say('openDoubt', { title }) }] : [];
}
