// The document a node serves against what the node answers: every operation with good input and with bad.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessStories } from './contract/access.ts';
import { archiveStories } from './contract/archive.ts';
import { badInputStories, openBadInput } from './contract/bad-input.ts';
import { closeCast, openCast, type Cast, type Stories } from './contract/cast.ts';
import { dossierStories } from './contract/dossiers.ts';
import { keepingStories } from './contract/keeping.ts';
import { negotiationStories } from './contract/negotiation.ts';
import { ledgerStories } from './contract/ledger.ts';
import { proofStories } from './contract/proof.ts';
import { registerStories } from './contract/register.ts';
import { signingStories } from './contract/signing.ts';
import { signingCodeStories } from './contract/signing-code.ts';

let cast: Cast;

function tell(stories: Stories): void {
  for (const [name, story] of Object.entries(stories)) it(name, async () => story(cast));
}

beforeAll(async () => {
  cast = await openCast();
});
afterAll(async () => {
  await closeCast(cast);
});

describe('the document holds of the door and the accounts', () => tell(accessStories));
describe('the document holds of regions and registers', () => tell(registerStories));
describe('the document holds of dossiers', () => tell(dossierStories));
describe('the document holds of texts', () => tell(negotiationStories));
describe('the document holds of what a government keeps', () => tell(keepingStories));
describe('the document holds of old agreements', () => tell(archiveStories));
describe('the document holds of signing', () => tell(signingStories));
describe('the document holds of bundles', () => tell(proofStories));
describe('the document holds of the log', () => tell(ledgerStories));
describe('the document holds of codes for signing', () => tell(signingCodeStories));

describe('bad input is refused and leaves nothing:', () => {
  beforeAll(async () => openBadInput(cast));
  tell(badInputStories);
});

describe('the document is whole', () => {
  it('and every operation in it was done, and refused where it can be', () => {
    const { endpoints } = cast.contract.document;
    const canRefuse = [...endpoints].filter(([, one]) => '4XX' in one.operation.responses).map(([id]) => id);
    expect([...endpoints.keys()].filter((id) => !cast.contract.done.has(id)), 'never done').toEqual([]);
    expect(canRefuse.filter((id) => !cast.contract.refused.has(id)), 'never refused').toEqual([]);
  });

  // A route needs a row in the permission table to be served, and the node tells each caller the rows that are his.
  it('and the node has no operation that is not in it', async () => {
    const presences = await Promise.all(
      [cast.nobody, cast.admin, cast.staff, cast.signatory].map((client) => cast.contract.good(client, 'getSession')),
    );
    const served = new Set(presences.flatMap((one) => one.value.operations));
    // The screens themselves are files, not operations.
    served.delete('getApp');
    expect([...served].sort()).toEqual([...cast.contract.document.endpoints.keys()].sort());
  });
});
