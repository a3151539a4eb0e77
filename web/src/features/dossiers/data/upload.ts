// A file becomes part of a dossier in two steps: its bytes are stored, then a fact says what they are.
import type { Dossier, FileRole } from '../../../shared/api/generated/schemas';
import type { Submission } from '../../../shared/api/submission.svelte.ts';
import type { LiveDossier } from './live-dossier.svelte.ts';

export const acceptedFiles: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
export { uploadBytesMax as fileBytesMax } from '../../../shared/files/bounds';

export interface Attaching {
  readonly file: File;
  readonly document: string | undefined;
  readonly role: FileRole;
}

// The id of the attachment, or undefined where one of the two steps was refused.
export async function attach(
  live: LiveDossier,
  submission: Submission,
  wish: Attaching,
): Promise<string | undefined> {
  const stored = await submission.send('uploadFile', { body: wish.file });
  if (!stored) return undefined;
  const body = { name: wish.file.name, hash: stored.hash, role: wish.role, document: wish.document };
  const after = await live.act(submission, 'attachFile', body);
  return after && attachmentOf(after, stored.hash, wish.document);
}

function attachmentOf(dossier: Dossier, hash: string, document: string | undefined): string | undefined {
  const found = dossier.attachments.findLast((one) => one.file.hash === hash && one.file.document === document);
  return found?.file.attachment;
}
