// Who asks in the stories of the contract, and of which node.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../stage/client.ts';
import { Contract } from '../stage/contract.ts';
import { startNode, type RunningNode } from '../stage/node.ts';
import { OwnLog } from '../stage/own-log.ts';

export interface Cast {
  readonly contract: Contract;
  readonly node: RunningNode;
  // The log of somebody else that the node witnesses.
  readonly log: OwnLog;
  // A node nobody has an account on.
  readonly empty: RunningNode;
  readonly nobody: Client;
  // Of Kalimantan Timur (64), and the staff of Jawa Timur (35), its partner.
  readonly admin: Client;
  readonly staff: Client;
  readonly partner: Client;
  // Who signs for Kalimantan Timur.
  readonly signatory: Client;
}

// Told in their order; the name says what holds afterwards.
export type Stories = Readonly<Record<string, (cast: Cast) => Promise<void>>>;

export async function openCast(): Promise<Cast> {
  const log = new OwnLog();
  const [node, empty] = await Promise.all([startNode('demo'), startNode('serve')]);
  await node.stop();
  writeFileSync(join(node.folder, 'witnessing.yaml'), `logs:\n  - "${log.key}"\n`);
  await node.start();
  const [admin, staff, partner, signatory, contract] = await Promise.all([
    new Client(node).signIn('kaltim-admin@64'), new Client(node).signIn('kaltim@64'),
    new Client(node).signIn('jatim@35'), new Client(node).signIn('kaltim-ttd@64'), Contract.of(node),
  ]);
  return { contract, node, log, empty, nobody: new Client(node), admin, staff, partner, signatory };
}

export async function closeCast(cast: Cast): Promise<void> {
  await Promise.all([cast.node.remove(), cast.empty.remove()]);
}
