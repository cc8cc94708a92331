import type { Digest } from '../rules/digest.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services } from '../../../core/services.ts';
import type { DigestAt } from './find-digest.ts';

/** `decide` returns undefined to change nothing. */
export async function changeDigest(
  { store }: Services,
  at: DigestAt,
  decide: (current: Digest) => Digest | undefined,
): Promise<{ readonly at: DigestAt; readonly changed: boolean }> {
  const { committee, meeting } = at;
  const load = () => store.digests.open(committee.code, meeting.date);
  const what = `digest of ${committee.code} for ${meeting.date}`;
  return saveWithRetry({ what, opened: at.file, load }, async (file) => {
    const next = decide(file.digest);
    if (next === undefined) return { at: { ...at, file }, changed: false };
    if ((await store.digests.save(file, next)) !== 'saved') return 'conflict';
    return { at: { ...at, file: await load() }, changed: true };
  });
}
