// Scope items that nobody has taken charge of on any side; an open end ("bidang lain") cannot have an owner yet.
import type { Dossier } from '../../../shared/api/generated/schemas';

export function withoutOwner(scope: Dossier['scope']): number {
  return scope.filter((item) => !item.residual && Object.keys(item.agencies).length === 0).length;
}
