// The ladder of paraf inside one government, rung by rung, and how it falls with the first change.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Negotiation } from '../src/shared/api/generated/schemas.ts';
import { Client, jsonSending } from './stage/client.ts';
import { startNode, type RunningNode } from './stage/node.ts';

const ladder = { staff: 'kalteng', legal: 'kalteng-hukum', assistant: 'kalteng-asisten', secretary: 'kalteng-sekda' };
type Rung = keyof typeof ladder;

let node: RunningNode;
let address = '';
const people = new Map<Rung, Client>();

const on = (rung: Rung): Client => people.get(rung) as Client;
const standing = (page: Negotiation): string => page.rungs.map((one) => one.standing).join(' ');
const seenBy = async (rung: Rung): Promise<Negotiation> => on(rung).json<Negotiation>('GET', `${address}/negotiation`);

async function initial(rung: Rung, who: Rung = rung): Promise<number> {
  const { draft } = await seenBy(who);
  const sent = jsonSending({ text: draft?.view.hash, rung });
  return (await on(who).send('POST', `${address}/initials`, sent)).status;
}

beforeAll(async () => {
  node = await startNode('demo');
  for (const [rung, name] of Object.entries(ladder)) {
    people.set(rung as Rung, await new Client(node).signIn(`${name}@62`));
  }
  const { items } = await on('staff').json<{ items: { id: string; title: string }[] }>('GET', '/api/v1/dossiers');
  const dossier = items.find((one) => one.title.startsWith('Pembangunan dan pengembangan'))?.id;
  address = `/api/v1/dossiers/${dossier}/documents/kb`;
  await on('staff').json('POST', `${address}/draft`, { template: 'joint_agreement' });
});
afterAll(async () => {
  await node.remove();
});

describe('paraf', () => {
  it('climbs from rung to rung, each by who stands on it', async () => {
    expect(await initial('legal', 'staff')).toBe(422);
    for (const rung of ['staff', 'legal', 'assistant', 'secretary'] as const) {
      expect(await initial(rung), rung).toBe(200);
    }
    expect(standing(await seenBy('staff'))).toBe('holds holds holds holds');
  });

  it('is put once, and offered to nobody again', async () => {
    const page = await seenBy('secretary');
    expect(page.rungs.filter((one) => one.may_give)).toEqual([]);
    expect(await initial('assistant', 'secretary')).toBe(409);
  });

  it('falls with the first change, and is seen by nobody else', async () => {
    const { draft } = await seenBy('staff');
    const clauses = draft?.view.text.clauses ?? [];
    const changed = clauses.map((one) => (one.kind === 'closing' ? { ...one, heading: 'PENUTUP' } : one));
    await on('staff').json('PUT', `${address}/draft`, { text: { v: 1, clauses: changed }, based_on: draft?.view.hash });
    expect(standing(await seenBy('secretary'))).toBe('fallen fallen fallen fallen');
    expect(await initial('staff')).toBe(200);
    expect(standing(await seenBy('legal'))).toBe('holds fallen fallen fallen');
    // Whoever stands on one rung of a text cannot stand on another.
    expect(await initial('legal')).toBe(200);
    expect(await initial('assistant', 'secretary')).toBe(200);
    expect(await initial('secretary')).toBe(422);
    const partner = await new Client(node).signIn('bali@51');
    expect(standing(await partner.json<Negotiation>('GET', `${address}/negotiation`))).toBe('none none none none');
  });
});
