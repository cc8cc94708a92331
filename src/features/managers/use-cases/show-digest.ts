import type { DigestNote, DigestPlace } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { digestView } from './digest-view.ts';
import { ASKED_FOR, coveredToday } from './show-team.ts';

/**
 * The digest again, as it is now, with what was just done. `place` is what the card says, so it is looked up among the
 * person's own digests: another person's card, or an old one, shows only the reading that was pressed.
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
