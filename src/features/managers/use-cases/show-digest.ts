import type { DigestNote, DigestPlace } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { digestView } from './digest-view.ts';
import { ASKED_FOR, coveredToday } from './show-team.ts';

/** Where a pressed card stood, as it says itself: a wish, looked up among the presser's own digests. */
export function placeOf(data: Readonly<Record<string, string>>): DigestPlace {
  const page = Number(data.page ?? '1');
  return { digest: (data.digest ?? '').slice(0, 200), page: Number.isInteger(page) && page > 0 ? page : 1 };
}

/**
 * The digest again, as things stand now, with what was just done. A card of somebody else's, or an old one, shows the
 * reading alone that was pressed.
 */
export async function showDigest(
  action: UserAction,
  place: DigestPlace,
  pressed?: { readonly code: string; readonly period: string },
  note?: DigestNote,
): Promise<View> {
  const { services, context, person } = action;
  const message = person.messages.find(({ kind, key }) => kind === 'managerDigest' && key === place.digest);
  const asked = place.digest === ASKED_FOR.digest ? ((await coveredToday(action)) ?? []) : [];
  const topics = message?.topics ?? [...asked, ...(pressed === undefined ? [] : [pressed])];
  if (topics.length === 0) return { kind: 'notice', about: { what: 'noDigest' } };
  return digestView(services, context, person, { topics, place, ...(note && { note }) });
}
