import type { Route } from '../../shared/navigation/router.svelte.ts';

export const routes: readonly Route[] = [
  { path: '/kerja-sama/arsip', load: () => import('./ui/ArchiveScreen.svelte'), needs: ['readOldAgreement'] },
];
