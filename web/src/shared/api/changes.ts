// What happens on the server, told as it happens: one stream of server-sent events for the whole application.
import { addresses } from './generated/operations';
import { connection } from '../offline/connection.svelte.ts';

export interface Change {
  readonly dossier: string;
  readonly version: number;
}

type Listener = (change: Change) => void;
// After a gap the stream cannot tell what was missed, so whoever listens reads again.
type GapListener = () => void;

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

const listeners = new Map<string, Set<Listener>>();
const gapListeners = new Set<GapListener>();
const everyDossier = '';
let stream: EventSource | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let wait = firstWaitMs;
let hadGap = false;

export function parseChange(text: string): Change | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('dossier' in value)) return undefined;
    const version = 'version' in value ? Number(value.version) : 0;
    return { dossier: String(value.dossier), version };
  } catch {
    return undefined;
  }
}

function tell(change: Change): void {
  for (const key of [change.dossier, everyDossier]) {
    for (const listener of listeners.get(key) ?? []) listener(change);
  }
}

function open(): void {
  timer = undefined;
  stream = new EventSource(addresses.streamChanges.slice('GET '.length));
  stream.addEventListener('change', (event) => {
    const change = parseChange(String(event.data));
    if (change) tell(change);
  });
  stream.addEventListener('open', () => {
    wait = firstWaitMs;
    connection.found();
    if (hadGap) for (const listener of gapListeners) listener();
    hadGap = false;
  });
  stream.addEventListener('error', reopenLater);
}

// The browser's own retry gives up for good on an HTTP error, so the stream is always opened anew.
function reopenLater(): void {
  stream?.close();
  hadGap = true;
  timer ??= setTimeout(open, wait);
  wait = Math.min(wait * 2, longestWaitMs);
}

export function startChanges(): void {
  if (!stream && timer === undefined) open();
}

export function stopChanges(): void {
  stream?.close();
  stream = undefined;
  clearTimeout(timer);
  timer = undefined;
  wait = firstWaitMs;
  hadGap = false;
}

// Changes of one dossier, or of all that the account may read when no id is given.
export function onChange(listener: Listener, dossier: string = everyDossier): () => void {
  const set = listeners.get(dossier) ?? new Set<Listener>();
  listeners.set(dossier, set.add(listener));
  return () => set.delete(listener);
}

export function onGap(listener: GapListener): () => void {
  gapListeners.add(listener);
  return () => gapListeners.delete(listener);
}
