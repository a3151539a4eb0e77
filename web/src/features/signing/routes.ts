import type { Route } from '../../shared/navigation/router.svelte.ts';

export const routes: readonly Route[] = [
  { path: '/kerja-sama/:id/tanda-tangan', load: () => import('./ui/SigningScreen.svelte'), needs: ['getSigning'] },
  { path: '/periksa', isPublic: true, load: () => import('./ui/VerifyPage.svelte') },
  { path: '/periksa/:hash', isPublic: true, load: () => import('./ui/VerifyPage.svelte') },
];
