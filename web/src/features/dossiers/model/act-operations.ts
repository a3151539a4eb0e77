// Which operation of the server each act needs, so that nobody is offered what would be refused.
import type { OperationName } from '../../../shared/api/client';
import type { Act } from './next-step';

const operations: Readonly<Record<Act['kind'], OperationName>> = {
  signature: 'recordSignature',
  signature_detail: 'getDossier',
  attestation: 'attestRecord',
  retraction: 'retractSignature',
  document: 'registerDocument',
  document_change: 'changeDocument',
  position: 'takePosition',
  number: 'assignNumber',
  terms: 'setTerms',
  file: 'attachFile',
  agency: 'nameAgency',
  scope: 'addScopeItem',
  scope_removal: 'removeScopeItem',
  object: 'setObject',
  description: 'describeDossier',
  burden: 'assessBurden',
  handover: 'recordHandover',
  occurrence: 'recordOccurrence',
  ending: 'endDossier',
  reminder: 'getDossier',
};

export function operationOf(act: Act): OperationName {
  return operations[act.kind];
}
