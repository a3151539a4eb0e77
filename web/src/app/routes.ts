// Every screen there is. A feature adds its own by exporting `routes` from features/<name>/routes.ts; nothing here
// changes for it.
import { session } from '../shared/session/session.svelte.ts';
import { match, type Params, type Route } from '../shared/navigation/router.svelte.ts';
import type { OperationName } from '../shared/api/client';

const lists = import.meta.glob<{ routes: readonly Route[] }>('../features/*/routes.ts', { eager: true });
export const routes: readonly Route[] = Object.values(lists).flatMap((list) => list.routes);

export interface Found {
  readonly route: Route;
  readonly params: Params;
}

// Fixed words win over ":name", so "/kerja-sama/baru" is not a dossier called "baru".
export function findRoute(path: string): Found | undefined {
  const fits = routes.flatMap((route) => {
    const params = match(route.path, path);
    return params ? [{ route, params }] : [];
  });
  return fits.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

export type SectionKey = 'home' | 'dossiers' | 'library' | 'government' | 'accounts';

interface Section {
  readonly key: SectionKey;
  readonly path: string;
  // Any of these suffices.
  readonly needs: readonly OperationName[];
  // The letter after G (ux-anchors 8.5).
  readonly letter: string;
  // Not in the bar of a phone, which holds five; the search reaches it there.
  readonly isWideOnly?: boolean;
}

const sections: readonly Section[] = [
  { key: 'home', path: '/', needs: ['getHome'], letter: 'b' },
  { key: 'dossiers', path: '/kerja-sama', needs: ['listDossiers'], letter: 'k' },
  { key: 'library', path: '/pustaka-naskah', needs: ['listTemplates'], letter: 'n', isWideOnly: true },
  { key: 'government', path: '/pemerintah', needs: ['getGovernment'], letter: 'p' },
  { key: 'accounts', path: '/akun', needs: ['listAccounts', 'listAuditTrail'], letter: 'a' },
];

// The sections this person can use and this program has; nothing is shown as a dead link.
export function openSections(): readonly Section[] {
  return sections.filter((section) => findRoute(section.path) && section.needs.some((name) => session.may(name)));
}

export function isWithin(section: Section, path: string): boolean {
  return section.path === '/' ? path === '/' : path === section.path || path.startsWith(`${section.path}/`);
}
