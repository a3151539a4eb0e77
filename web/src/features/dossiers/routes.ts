import type { Route } from '../../shared/navigation/router.svelte.ts';

export const routes: readonly Route[] = [
  { path: '/', load: () => import('./ui/HomeScreen.svelte'), needs: ['getHome'] },
  { path: '/kerja-sama', load: () => import('./ui/ListScreen.svelte'), needs: ['listDossiers'] },
  { path: '/kerja-sama/baru', load: () => import('./ui/NewScreen.svelte'), needs: ['openDossier'] },
  { path: '/kerja-sama/daftarkan', load: () => import('./ui/RegisterScreen.svelte'), needs: ['openDossier'] },
  { path: '/kerja-sama/impor', load: () => import('./ui/ImportScreen.svelte'), needs: ['importDossiers'] },
  { path: '/kerja-sama/:id', load: () => import('./ui/DossierScreen.svelte'), needs: ['getDossier'] },
];
