import type { Route } from '../../shared/navigation/router.svelte.ts';

export const routes: readonly Route[] = [
  { path: '/kerja-sama/:id/tanda-tangan', load: () => import('./ui/SigningScreen.svelte'), needs: ['getSigning'] },
];
