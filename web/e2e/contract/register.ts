// Regions, rules, and the register of a government.
import { expect } from 'vitest';
import type { Stories } from './cast.ts';

export const registerStories: Stories = {
  'answers for itself': async (cast) => {
    const { contract, nobody } = cast;
    await contract.good(nobody, 'getHealth');
    const ready = await contract.good(nobody, 'getReady');
    expect(ready.value.checks.map((one) => one.ok)).not.toContain(false);
    const metrics = await contract.good(nobody, 'getMetrics');
    expect(metrics.reply.text).toContain('simpul_storage_accepts_writes 1');
    await contract.good(nobody, 'getOpenapi');
    await contract.good(nobody, 'getNode');
  },

  'finds regions and tells the rules': async (cast) => {
    const { contract, nobody, staff } = cast;
    const found = await contract.good(nobody, 'searchRegions', { query: { q: 'muara enim', limit: 3 } });
    expect(found.value.regions[0]?.code).toBe('16.03');
    // All 552 regions fit their schema, those without a parent and those without a capital.
    for (const code of ['31', '64', '64.71', '95.01']) await contract.good(nobody, 'getRegion', { path: { code } });
    await contract.bad(nobody, 'searchRegions', { query: { limit: 51 } }, { status: 422, code: 'query_value_range' });
    await contract.bad(nobody, 'searchRegions', { query: { limit: 'x' } },
      { status: 422, code: 'query_value_unknown' });
    await contract.bad(nobody, 'getRegion', { path: { code: '99' } }, { status: 404, code: 'region_unknown' });
    await contract.bad(nobody, 'getRegion', { path: { code: 'kaltim' } },
      { status: 422, code: 'region_code_malformed' });
    await contract.good(staff, 'getRules');
    await contract.bad(nobody, 'getRules', {}, { status: 401, code: 'sign_in_needed' });
    await contract.bad(nobody, 'getGovernment', {}, { status: 401, code: 'sign_in_needed' });
  },

  'keeps agencies and offices': async (cast) => {
    const { contract, staff } = cast;
    await contract.good(staff, 'registerAgency', {
      json: { agency: 'dkp', name: 'Dinas Kelautan', abbreviation: 'DKP' },
    });
    await contract.bad(staff, 'registerAgency', { json: { agency: 'dkp', name: 'Dinas Lain' } },
      { status: 422, code: 'agency_twice', pointer: '/agency' });
    await contract.good(staff, 'changeAgency', { json: { agency: 'dkp', name: 'Dinas Kelautan dan Perikanan' } });
    await contract.bad(staff, 'changeAgency', { json: { agency: 'tiada', closed: true } },
      { status: 404, code: 'agency_unknown', pointer: '/agency' });
    await contract.good(staff, 'registerOffice', {
      json: { office: 'kadis-dkp', title: 'Kepala Dinas Kelautan', kind: 'agency_head', agency: 'dkp' },
    });
    await contract.bad(staff, 'registerOffice', { json: { title: 'Kepala Dinas', kind: 'agency_head' } },
      { status: 422, code: 'office_needs_agency', pointer: '/agency' });
  },

  'keeps holders and the powers they give': async (cast) => {
    const { contract, staff } = cast;
    const head = { office: 'gubernur', capacity: 'definitif', from: '2018-10-01' } as const;
    await contract.bad(staff, 'registerHolder', { json: { ...head, name: 'Isran Noor', until: '2018-09-30' } },
      { status: 422, code: 'end_before_start', pointer: '/until' });
    await contract.good(staff, 'registerHolder', { json: { ...head, holder: 'isran', name: 'Isran Noor' } });
    await contract.good(staff, 'registerHolder', {
      json: { holder: 'rahma', office: 'kadis-dkp', name: 'Rahmawati', capacity: 'plt', from: '2020-01-01' },
    });
    const mandate = { number: '119/7/SK', dated: '2020-02-01', giver: 'isran', receiver: 'rahma', from: '2020-02-01' };
    await contract.good(staff, 'registerMandate', { json: { ...mandate, mandate: 'sk-7', scope: 'PKS perikanan' } });
    await contract.bad(staff, 'registerMandate', { json: { ...mandate, giver: 'rahma', scope: 'PKS' } },
      { status: 422, code: 'mandate_giver_is_not_head', pointer: '/giver' });
    const revocation = { mandate: 'sk-7', on: '2021-01-01', reason: 'Kepala dinas berganti' };
    await contract.good(staff, 'revokeMandate', { json: revocation });
    await contract.bad(staff, 'revokeMandate', { json: revocation },
      { status: 422, code: 'mandate_already_revoked', pointer: '/mandate' });
    await contract.good(staff, 'endHolder', { json: { holder: 'rahma', until: '2021-01-31' } });
    await contract.bad(staff, 'endHolder', { json: { holder: 'tiada', until: '2021-01-31' } },
      { status: 404, code: 'holder_unknown', pointer: '/holder' });
    const { value } = await contract.good(staff, 'getGovernment');
    expect(value.mandates.map((one) => one.revoked_on)).toEqual(['2021-01-01']);
  },
};
