// Tells one entry of the trail as a sentence, and what changed by it.
import type { AuditEntry, Role } from '../../../shared/api/generated/schemas';
import { allRoles, roleNames } from '../../../shared/session/role-names';
import { say } from '../admin-messages';

const refusedKinds = { sign_in: true, second_factor: true, password_changed: true } as const;

export function entrySentence(entry: AuditEntry): string {
  const subject = entry.subject_name || say('stranger');
  if (entry.outcome === 'done') return say(`kind_${entry.kind}`, { subject });
  if (entry.kind in refusedKinds) return say(`kind_${entry.kind as keyof typeof refusedKinds}_refused`, { subject });
  return say('other_refused', { what: say(`kind_${entry.kind}`, { subject }) });
}

function rolesOf(text: string): Role[] {
  const names = text.split(',');
  return allRoles.filter((role) => names.includes(role));
}

export function entryDetails(entry: AuditEntry): string[] {
  const { roles, roles_before: before, name_before: name, scope } = entry.detail;
  const words: string[] = [];
  if (roles !== undefined && before !== undefined) {
    words.push(say('rolesChanged', { before: roleNames(rolesOf(before)), after: roleNames(rolesOf(roles)) }));
  } else if (roles !== undefined) words.push(say('rolesNow', { roles: roleNames(rolesOf(roles)) }));
  if (name !== undefined) words.push(say('nameBefore', { name }));
  if (scope === 'password' || scope === 'second_factor' || scope === 'both') words.push(say(`scope_${scope}`));
  return words;
}
