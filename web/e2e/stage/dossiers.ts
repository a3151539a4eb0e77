// Dossiers told in one go, for tests that begin in the middle of a story.
import type { Page } from 'playwright-core';

// A part of a dossier's address ("documents") and the fact that is sent to it.
export type Told = readonly [part: string, body: object];

// Opens a dossier as the one signed in on this page and records the facts in their order; its id.
export async function tellDossier(page: Page, opening: object, facts: readonly Told[]): Promise<string> {
  return page.evaluate(
    async ([first, rest]) => {
      const send = async (path: string, body: object, etag: string): Promise<{ id: string; etag: string }> => {
        const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-Simpul': '1' };
        if (etag) headers['If-Match'] = etag;
        const sent = { method: 'POST', headers, body: JSON.stringify(body) };
        const response = await fetch(`/api/v1/dossiers${path}`, sent);
        if (!response.ok) throw new Error(await response.text());
        const { id } = (await response.json()) as { id: string };
        return { id, etag: response.headers.get('ETag') ?? '' };
      };
      let now = await send('', first, '');
      for (const [part, body] of rest) now = await send(`/${now.id}/${part}`, body, now.etag);
      return now.id;
    },
    [opening, facts] as const,
  );
}
