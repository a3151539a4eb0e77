// The bundle of a dossier: what the node gives out, the verifier of the page proves.
import { expect } from 'vitest';
import { resultText, type Result } from '../../src/shared/proof/verifier/result.ts';
import { sourceOfBytes } from '../../src/shared/proof/verifier/source.ts';
import { verifyBundle } from '../../src/shared/proof/verifier/verify.ts';
import type { Stories } from './cast.ts';

async function resultOf(bytes: Uint8Array): Promise<Result> {
  return (await verifyBundle(sourceOfBytes(new Uint8Array(bytes)))).result;
}

export const proofStories: Stories = {
  'gives a dossier out as one file that proves itself': async ({ contract, staff, partner }) => {
    const opened = await contract.good(staff, 'openDossier', {
      json: {
        cooperation: 'ksdd_sukarela', title: 'Bundel <b>pangan</b>', parties: [{ region: '64' }, { region: '35' }],
      },
    });
    const path = { id: opened.value.id };
    const given = await contract.good(partner, 'exportBundle', { path });
    expect(given.reply.headers.get('content-disposition')).toContain(`berkas-${path.id.slice(0, 12)}.simpul.zip`);
    const whole = await resultOf(given.reply.bytes);
    expect(whole, resultText(whole)).toMatchObject({
      verdict: 'proven', dossier: path.id, events: { shown: 1, withheld: 0 }, problems: [],
    });
    const text = Buffer.from(given.reply.bytes).toString('utf8');
    expect(text).toContain('Bundel &lt;b&gt;pangan&lt;/b&gt;');

    const less = await contract.good(staff, 'exportBundle', { path, query: { withhold: 'dossier.opened' } });
    const withheld = await resultOf(less.reply.bytes);
    expect(withheld, resultText(withheld)).toMatchObject({ verdict: 'proven', events: { shown: 0, withheld: 1 } });
    expect(Buffer.from(less.reply.bytes).toString('utf8')).not.toContain('pangan');

    await contract.bad(staff, 'exportBundle', { path: { id: 'x' } }, { status: 404, code: 'dossier_unknown' });
    await contract.bad(staff, 'exportBundle', { path, query: { withhold: 'dossier.openned' } },
      { status: 422, code: 'withholding_unknown' });
    await contract.bad(staff, 'exportBundle', { path, query: { withhold: 'rahasia' } },
      { status: 400, code: 'withholding_unreadable' });
  },
};
