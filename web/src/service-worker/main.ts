/// <reference lib="webworker" />
// Keeps the shell of the application so that it opens without a network. Answers of /api/ are never kept here: they
// belong to one account and live in shared/offline, where signing out wipes them.
export {};

declare const self: ServiceWorkerGlobalScope;

const shellFiles = '__SHELL_FILES__' as unknown as readonly string[];
const fixedFiles = ['/', '/simpul.svg', '/simpul.webmanifest'];
const cachePrefix = 'simpul-shell-';

// The names carry content hashes, so their digest is the version of the shell.
async function cacheName(): Promise<string> {
  const bytes = new TextEncoder().encode(shellFiles.join('\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return cachePrefix + Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fill(): Promise<void> {
  const cache = await caches.open(await cacheName());
  await cache.addAll([...fixedFiles.map((file) => new Request(file, { cache: 'reload' })), ...shellFiles]);
  await self.skipWaiting();
}

async function dropOlder(): Promise<void> {
  const current = await cacheName();
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(cachePrefix) && name !== current);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// A page: from the network when there is one, else the shell, which finds its way by the address.
async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match('/')) ?? Response.error();
  }
}

async function answerFile(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

function isShellFile(path: string): boolean {
  return path.startsWith('/assets/') || fixedFiles.includes(path);
}

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(request));
  else if (isShellFile(url.pathname)) event.respondWith(answerFile(request));
});
