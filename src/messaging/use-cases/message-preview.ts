import type { PersonKey } from '../../core/measures/measure.ts';
import type { Message } from '../rules/message.ts';
import { isPlaceKey, type PlaceKey } from '../../features/channels/rules/place.ts';
import type { View } from '../../core/view.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import type { MessageView } from './message-shown.ts';
import { messageView } from './message-view.ts';
import { type Needs, type Setting, settingOf } from '../../core/services.ts';
import { measuresOfARun, peopleOfARun, wouldOwe } from '../../features/readings/use-cases/list-outstanding.ts';
import { placeView } from '../../features/channels/use-cases/place-view.ts';

/** A message that a run would put, with what it would show; nothing where it would be dropped as things stand. */
export type Previewed = { readonly message: Message; readonly view?: View };

/** Messages looked at at once. */
const AT_ONCE = 8;

/** What people would be shown if these messages went now. Stores nothing: what would open counts as open. */
export async function previewMessages(needs: Needs, messages: readonly Message[]): Promise<Previewed[]> {
  const setting = await settingOf(needs);
  const toPerson = viewsOfPeople(needs, setting);
  return mapAtOnce(messages, AT_ONCE, async (message): Promise<Previewed> => {
    const { to } = message;
    const shown = isPlaceKey(to) ? await viewAtPlace(needs, setting, to, message) : await toPerson(to, message);
    return shown !== undefined && 'view' in shown ? { message, view: shown.view } : { message };
  });
}

/** People and measures are read once for all messages. */
function viewsOfPeople(needs: Needs, setting: Setting) {
  const people = peopleOfARun(needs);
  const measures = measuresOfARun(needs, []);
  return async (key: PersonKey, message: Message): Promise<MessageView | undefined> => {
    const person = await people(key);
    if (person === undefined) return undefined;
    return messageView(needs, setting, { person, owes: () => wouldOwe(setting, person, people, measures) }, message);
  };
}

async function viewAtPlace(
  needs: Needs,
  setting: Setting,
  key: PlaceKey,
  message: Message,
): Promise<MessageView | undefined> {
  const place = await needs.store.places.byKey(key);
  return place && placeView(needs, setting, place, message);
}
