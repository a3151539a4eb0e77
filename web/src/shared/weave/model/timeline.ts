// The weave as rows from top to bottom: which lane each thread runs in, where knots sit, where threads cross.
import type { RegionRef, WovenEvent } from '../../api/generated/schemas';
import { dayOf, factOf, partyOf, placeOf, topicOf, type Topic } from './event-facts';
import type { Story } from './event-parts';
import { eventSentence, type EventSentence } from './event-sentence';
import { groupSentence, groupKey } from './event-groups';
import { threadOf, type Thread } from './parties';

export interface Knot {
  readonly lane: number;
  readonly thread: Thread;
  /** full: the party's own act; open: told about it by another; void: without effect ("gugur"). */
  readonly shape: 'full' | 'open' | 'void';
}

export interface TimelineRow {
  readonly key: string;
  readonly events: readonly WovenEvent[];
  readonly sentence: EventSentence;
  /** The single sentences of a row that tells of several events. */
  readonly members: readonly EventSentence[];
  readonly party: string;
  /** The day of the thing; absent where only the day of the record is known. */
  readonly day: string | undefined;
  readonly recordedAt: string;
  readonly place: string | undefined;
  readonly refused: WovenEvent['refused'];
  /** Lane of each party in printed order, above and below the row. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** How often the threads met here. */
  readonly crossings: number;
  readonly knots: readonly Knot[];
}

export interface TimelineFilter {
  readonly party?: string | undefined;
  readonly topic?: Topic | undefined;
}

export function filtered(events: readonly WovenEvent[], filter: TimelineFilter): WovenEvent[] {
  return events.filter((event) => {
    const isOfParty =
      filter.party === undefined || event.author === filter.party || partyOf(event) === filter.party;
    return isOfParty && (filter.topic === undefined || topicOf(event.kind) === filter.topic);
  });
}

export function timelineOf(events: readonly WovenEvent[], story: Story): TimelineRow[] {
  let lanes = story.regions.map((_, index) => index);
  return runsOf(events).map((run) => {
    const before = lanes;
    const crossings = run.filter((event) => event.crossing !== undefined).length;
    if (crossings % 2 === 1) lanes = reversed(lanes);
    return rowOf(run, story, { before, after: lanes, crossings });
  });
}

// Where threads meet they change sides: the first lane becomes the last.
export function reversed(lanes: readonly number[]): number[] {
  return lanes.map((lane) => lanes.length - 1 - lane);
}

// Neighbours that say the same of several papers are one row: seven agreements are registered in one sentence.
function runsOf(events: readonly WovenEvent[]): WovenEvent[][] {
  const runs: WovenEvent[][] = [];
  let open: string | undefined;
  for (const event of events) {
    const key = groupKey(event);
    const last = runs.at(-1);
    if (last && key !== undefined && key === open) last.push(event);
    else runs.push([event]);
    open = key;
  }
  return runs;
}

interface Lanes {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly crossings: number;
}

function rowOf(run: readonly WovenEvent[], story: Story, lanes: Lanes): TimelineRow {
  const [first] = run;
  if (!first) throw new Error('a run of events is never empty');
  const fact = factOf(first);
  const members = run.map((event) => eventSentence(event, story));
  return {
    key: first.hash,
    events: run,
    sentence: run.length > 1 ? groupSentence(run, story) : (members[0] ?? eventSentence(first, story)),
    members: run.length > 1 ? members : [],
    party: partyOf(first),
    day: dayOf(fact),
    recordedAt: first.at,
    place: placeOf(fact),
    refused: first.refused,
    ...lanes,
    knots: knotsOf(first, story.regions, lanes.before),
  };
}

function knotsOf(event: WovenEvent, regions: readonly RegionRef[], lanes: readonly number[]): Knot[] {
  const knot = (code: string, shape: Knot['shape']): Knot[] => {
    const index = regions.findIndex((region) => region.code === code);
    return index < 0 ? [] : [{ lane: lanes[index] ?? index, thread: threadOf(regions, code), shape }];
  };
  if (event.refused) return knot(event.author, 'void');
  const fact = factOf(event);
  if (fact.kind === 'dossier.handed_over')
    return [...knot(fact.body.from, 'full'), ...knot(fact.body.to, 'open')];
  const party = partyOf(event);
  return party === event.author ? knot(party, 'full') : [...knot(event.author, 'full'), ...knot(party, 'open')];
}
