import type { Route } from '../../shared/navigation/router.svelte.ts';

export const routes: readonly Route[] = [
  { path: '/mulai', open: true, load: () => import('./ui/FirstRunPage.svelte') },
  { path: '/akun-saya', load: () => import('./ui/OwnAccountPage.svelte') },
  { path: '/akun', needs: ['listAccounts', 'listAuditTrail'], load: () => import('./ui/AccountsPage.svelte') },
];
