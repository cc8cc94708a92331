import type { Services } from '../../core/services.ts';
import type { Document } from '../files.ts';

/** The document behind a link with a valid signature; undefined where it is gone. */
export async function fetchDocument({ store }: Services, id: string): Promise<Document | undefined> {
  return store.documents.open(id);
}
