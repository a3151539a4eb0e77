// The last answers the server gave to one account, kept so that its screens open without a network. Signing out wipes
// them. Where the browser keeps nothing, memory alone does.
export interface Known {
  readonly value: unknown;
  readonly etag: string | undefined;
  // Milliseconds since 1970, by this device.
  readonly at: number;
}

const databaseName = 'simpul';
const storeName = 'answers';

let owner = '';
const memory = new Map<string, Known>();
let opening: Promise<IDBDatabase | undefined> | undefined;

function openDatabase(): Promise<IDBDatabase | undefined> {
  opening ??= new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') {
      resolve(undefined);
      return;
    }
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
    request.onblocked = () => resolve(undefined);
  });
  return opening;
}

function finished<T>(request: IDBRequest<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}

async function storeOf(mode: IDBTransactionMode): Promise<IDBObjectStore | undefined> {
  try {
    return (await openDatabase())?.transaction(storeName, mode).objectStore(storeName);
  } catch {
    return undefined;
  }
}

// Whose answers are kept from now on. Another account's are wiped first.
export async function ownedBy(account: string): Promise<void> {
  if (owner === account) return;
  owner = account;
  memory.clear();
  const store = await storeOf('readwrite');
  if (!store) return;
  const before = await finished(store.get('owner'));
  if (before !== account) {
    store.clear();
    store.put(account, 'owner');
  }
}

// Who used this device last, if nobody signed out since.
export async function ownerOfLastVisit(): Promise<string | undefined> {
  const store = await storeOf('readonly');
  const found: unknown = store ? await finished(store.get('owner')) : undefined;
  return typeof found === 'string' ? found : undefined;
}

export function remembered(address: string): Known | undefined {
  return memory.get(address);
}

export async function lastKnown(address: string): Promise<Known | undefined> {
  const held = memory.get(address);
  if (held || owner === '') return held;
  const store = await storeOf('readonly');
  const found = store ? ((await finished(store.get(`answer ${address}`))) as Known | undefined) : undefined;
  if (found) memory.set(address, found);
  return found;
}

export function keep(address: string, known: Known): void {
  if (owner === '') return;
  memory.set(address, known);
  void storeOf('readwrite').then((store) => {
    try {
      store?.put(known, `answer ${address}`);
    } catch {
      // A full or closed store loses only the copy for days without a network.
    }
  });
}

export async function wipe(): Promise<void> {
  owner = '';
  memory.clear();
  const store = await storeOf('readwrite');
  if (store) await finished(store.clear());
  // The server's sign-out deletes the database itself; the next account opens it anew.
  (await opening)?.close();
  opening = undefined;
}
