import type { Route } from '../../shared/navigation/router.svelte.ts';

export const routes: readonly Route[] = [
  { path: '/pemerintah', needs: ['getGovernment'], load: () => import('./ui/GovernmentPage.svelte') },
];
