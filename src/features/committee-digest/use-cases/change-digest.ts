import type { Digest } from '../rules/digest.ts';
import type { Services } from '../../../core/services.ts';
import type { DigestAt } from './find-digest.ts';

/** So often is decided anew where somebody else is quicker: more is a fault. */
const TRIES = 8;

/**
 * Changes a digest by what `decide` makes of it as it stands; undefined leaves it alone. Decided again where somebody was
 * quicker, so that of two at once none is lost.
 */
export async function changeDigest(
  { store }: Services,
  at: DigestAt,
  decide: (current: Digest) => Digest | undefined,
): Promise<{ readonly at: DigestAt; readonly changed: boolean }> {
  const { committee, meeting } = at;
  let { file } = at;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const next = decide(file.digest);
    if (next === undefined) return { at: { ...at, file }, changed: false };
    const saved = await store.digests.save(file, next);
    file = await store.digests.open(committee.code, meeting.date);
    if (saved === 'saved') return { at: { ...at, file }, changed: true };
  }
  throw new Error('a digest changed eight times while one change was decided');
}
