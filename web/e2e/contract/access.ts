// The door, one's own account, the accounts of a government, the first run.
import { expect } from 'vitest';
import { Client } from '../stage/client.ts';
import { oneTimeCode } from '../stage/totp.ts';
import type { Stories } from './cast.ts';

const password = 'jembatan kayu ulin tiga';

// One person from her first sign-in to her last: her account is made, guarded twice, and disabled.
export const accessStories: Stories = {
  'lets people in and out, with one factor and with two': async (cast) => {
    const { contract, node, admin } = cast;
    const made = await contract.good(admin, 'createAccount', {
      json: { sign_in_name: 'ratna', name: 'Ratna Dewi, S.H.', roles: ['legal'] },
    });
    const name = made.value.account.sign_in_name;
    const temporary = made.value.temporary_password ?? '';
    const person = new Client(node);
    await contract.bad(person, 'signIn', { json: { name, password: 'keliru sama sekali' } }, refusedEntry);
    const arrived = await contract.good(person, 'signIn', { json: { name, password: temporary } });
    expect(arrived.value.duties).toEqual({ change_password: true, set_up_second_factor: false });
    await contract.bad(person, 'getRules', {}, { status: 403, code: 'not_permitted' });
    await contract.bad(person, 'changePassword', { json: { current_password: temporary, password: 'pendek' } },
      { status: 422, code: 'password_too_short', pointer: '/password' });
    await contract.good(person, 'changePassword', { json: { current_password: temporary, password } });

    await contract.bad(person, 'startTotp', { json: { current_password: 'keliru sama sekali' } },
      { status: 422, code: 'current_password_wrong', pointer: '/current_password' });
    await contract.bad(person, 'confirmTotp', { json: { code: '000000' } },
      { status: 409, code: 'enrolment_not_open' });
    const enrolment = await contract.good(person, 'startTotp', { json: { current_password: password } });
    const confirmed = await contract.good(person, 'confirmTotp', {
      json: { code: oneTimeCode(enrolment.value.secret) },
    });
    const [first = '', second = ''] = confirmed.value.recovery_codes;
    await contract.good(person, 'signOut');
    await contract.bad(person, 'completeSecondFactor', { json: { code: first } },
      { status: 409, code: 'second_factor_too_late' });
    const half = await contract.good(person, 'signIn', { json: { name, password } });
    expect(half.value.stage).toBe('second_factor');
    await contract.good(person, 'completeSecondFactor', { json: { code: first } });
    await contract.bad(person, 'disableTotp', { json: { current_password: password, code: first } },
      { status: 422, code: 'second_factor_refused' });
    await contract.good(person, 'disableTotp', { json: { current_password: password, code: second } });
    const present = await contract.good(person, 'getSession');
    expect(present.value.account?.second_factor).toBe(false);
  },

  'shows and ends one’s own sessions': async (cast) => {
    const { contract, node } = cast;
    const here = await new Client(node).signIn('kaltim-pimpinan@64');
    await new Client(node).signIn('kaltim-pimpinan@64');
    const { sessions } = (await contract.good(here, 'listSessions')).value;
    const other = sessions.find((one) => !one.current);
    await contract.good(here, 'endSession', { path: { id: other?.id ?? '' } });
    await contract.bad(here, 'endSession', { path: { id: other?.id ?? '' } }, { status: 404, code: 'route_not_found' });
    await contract.bad(cast.nobody, 'listSessions', {}, { status: 401, code: 'sign_in_needed' });
  },

  'keeps the accounts of a government': async (cast) => {
    const { contract, admin } = cast;
    const made = await contract.good(admin, 'createAccount', {
      json: { sign_in_name: 'bayu', name: 'Bayu', roles: ['staff', 'signatory'] },
    });
    const path = { id: made.value.account.id };
    await contract.bad(admin, 'createAccount', { json: { sign_in_name: 'bayu', name: 'Bayu', roles: ['staff'] } },
      { status: 409, code: 'sign_in_name_taken', pointer: '/sign_in_name' });
    await contract.bad(admin, 'createAccount', { json: { sign_in_name: 'x', name: '', roles: ['auditor', 'staff'] } },
      { status: 422, code: 'auditor_stands_alone', pointer: '/roles' });
    await contract.bad(admin, 'changeAccount', { path, json: { name: 'Bayu P.' } },
      { status: 428, code: 'precondition_required' });
    const changed = await contract.good(admin, 'changeAccount', {
      path, headers: { 'If-Match': '"1"' }, json: { name: 'Bayu Pratama' },
    });
    expect(changed.reply.headers.get('etag')).toBe(`"${changed.value.version}"`);
    await contract.bad(admin, 'changeAccount', { path, headers: { 'If-Match': '"1"' }, json: { name: 'Bayu P.' } },
      { status: 412, code: 'precondition_failed' });
    await contract.good(admin, 'disableAccount', { path });
    await contract.bad(admin, 'resetAccount', { path, json: { scope: 'second_factor' } },
      { status: 409, code: 'disabled_needs_password' });
    await contract.good(admin, 'resetAccount', { path, json: { scope: 'both' } });
    await contract.bad(admin, 'disableAccount', { path: { id: 'nobody' } }, { status: 404, code: 'route_not_found' });

    const page = await contract.good(admin, 'listAccounts', { query: { limit: 1 } });
    const next = await contract.good(admin, 'listAccounts', { query: { limit: 100, cursor: page.value.next ?? '' } });
    const listed = [...page.value.accounts, ...next.value.accounts].map((one) => one.id);
    expect(listed).toContain(path.id);
    expect(new Set(listed).size).toBe(listed.length);
    await contract.bad(admin, 'listAccounts', { query: { cursor: '!' } }, { status: 400, code: 'cursor_malformed' });
    const trail = await contract.good(admin, 'listAuditTrail', { query: { account: path.id, limit: 2 } });
    expect(trail.value.entries.map((one) => one.kind)).toEqual(['account_reset', 'account_disabled']);
    await contract.bad(admin, 'listAuditTrail', { query: { limit: 0 } },
      { status: 422, code: 'field_unknown_value', pointer: '/limit' });
  },

  'opens an empty node to who holds the code of its terminal': async (cast) => {
    const { contract, empty } = cast;
    const visitor = new Client(empty);
    const person = { government: '64.71', sign_in_name: 'sri', name: 'Sri Wahyuni', password };
    expect((await contract.good(visitor, 'getNode')).value.first_run_open).toBe(true);
    await contract.bad(visitor, 'listDemoAccounts', {}, { status: 404, code: 'route_not_found' });
    await contract.bad(visitor, 'completeFirstRun', { json: { ...person, code: 'AAAA-BBBB-CCCC-DDDD' } },
      { status: 403, code: 'first_run_code_refused' });
    const code = /\b[A-Z2-7]{4}(?:-[A-Z0-9]{4}){3}\b/.exec(empty.output())?.[0] ?? '';
    await contract.bad(visitor, 'completeFirstRun', { json: { ...person, government: '99', code } },
      { status: 404, code: 'region_unknown' });
    await contract.good(visitor, 'completeFirstRun', { json: { ...person, code } });
    await contract.good(visitor, 'signIn', { json: { name: 'sri@64.71', password } });
    const duties = (await contract.good(visitor, 'getSession')).value.duties;
    expect(duties?.set_up_second_factor).toBe(true);
  },

  'lists the accounts of the demonstration': async (cast) => {
    const { value } = await cast.contract.good(cast.nobody, 'listDemoAccounts');
    expect(value.accounts.length).toBeGreaterThan(9);
  },
};

const refusedEntry = { status: 422, code: 'sign_in_refused' } as const;
