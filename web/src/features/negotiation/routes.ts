import type { Route } from '../../shared/navigation/router.svelte.ts';

export const routes: readonly Route[] = [
  {
    path: '/kerja-sama/:id/naskah/:document',
    load: () => import('./ui/NegotiationScreen.svelte'),
    needs: ['getNegotiation'],
  },
  { path: '/pustaka-naskah', load: () => import('./ui/LibraryScreen.svelte'), needs: ['listTemplates'] },
];
