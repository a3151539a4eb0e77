// A code that signs one document, asked of the service that holds the key: a stand-in made from docs/formats/bsre.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { service, startEsignService } from '../stage/esign-service.ts';
import type { Cast, Stories } from './cast.ts';

// Nothing is signed here, so nobody needs a key.
const noKey = { key: '', certificate: '', root: '' };
const json = { nik: service.nik };

async function anyDossier({ contract, signatory }: Cast): Promise<string> {
  const { value } = await contract.good(signatory, 'listDossiers', {});
  return value.items[0]?.id ?? '';
}

export const signingCodeStories: Stories = {
  'sends a code where a service is set up that sends them, and says why where not': async (cast) => {
    const { contract, node, signatory } = cast;
    const id = await anyDossier(cast);
    const remote = await startEsignService(noKey, noKey);
    const folder = join(node.folder, 'signing');
    const setUp = (more: string): void => writeFileSync(
      join(folder, '64.yaml'),
      `bsre:\n  url: ${remote.url}\n  generation: v2\n  client_name: ${service.clientName}\n`
        + `  client_password: ${service.clientPassword}\n${more}`,
      { mode: 0o600 },
    );
    const offered = async (): Promise<unknown> =>
      (await contract.good(signatory, 'getSigning', { path: { id } })).value.ways;
    await contract.bad(signatory, 'requestSigningCode', { path: { id }, json },
      { status: 422, code: 'signing_service_not_set_up' });
    mkdirSync(folder, { recursive: true });
    setUp('');
    expect(await offered()).toMatchObject({ bsre: true, codes: false });
    await contract.bad(signatory, 'requestSigningCode', { path: { id }, json },
      { status: 503, code: 'bsre_setting_missing' });
    setUp(`  code_request_data: ${service.codeRequest}\n`);
    expect(await offered()).toMatchObject({ bsre: true, codes: true });
    await contract.bad(signatory, 'requestSigningCode', { path: { id }, json: { nik: '64' } },
      { status: 422, code: 'bsre_identity_unfit' });
    await contract.bad(signatory, 'requestSigningCode', { path: { id }, json: { nik: '6472010101600009' } },
      { status: 422, code: 'bsre_user_unknown' });
    expect(remote.called).toEqual(['/api/v2/sign/get/totp']);
    await contract.good(signatory, 'requestSigningCode', { path: { id }, json });
    expect(remote.called.length).toBe(2);
    await remote.close();
  },
};
