// Asks the browser to keep the shell (src/service-worker), so that a reload works without a network. Signing out makes
// the browser forget it, so each start asks again.
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
  } catch {
    // Over plain http browsers keep no shell; everything else works.
  }
}
