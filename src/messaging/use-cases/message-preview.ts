import type { PersonKey } from '../../core/measures/measure.ts';
import type { Message } from '../rules/message.ts';
import { isChannelKey, type ChannelKey } from '../../core/channel.ts';
import type { View } from '../../core/view.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { messageToChannel, messageToPerson, type MessageView } from '../message-kind.ts';
import { type Services, type TodayContext, readToday } from '../../core/services.ts';
import { measuresOfARun } from '../../features/readings/use-cases/list-outstanding.ts';
import { peopleOfARun } from './read-people.ts';

/** A message that a run would queue, with what it would show; nothing where it would be dropped. */
export type Previewed = { readonly message: Message; readonly view?: View };

/** Concurrent previews. */
const AT_ONCE = 8;

/** What these messages would show if they were sent now. Stores nothing: what would open counts as open. */
export async function previewMessages(services: Services, messages: readonly Message[]): Promise<Previewed[]> {
  const context = await readToday(services);
  const toPerson = viewsOfPeople(services, context);
  return mapAtOnce(messages, AT_ONCE, async (message): Promise<Previewed> => {
    const { to } = message;
    const shown = isChannelKey(to) ? await viewInChannel(services, context, to, message) : await toPerson(to, message);
    return shown !== undefined && 'view' in shown ? { message, view: shown.view } : { message };
  });
}

function viewsOfPeople(services: Services, context: TodayContext) {
  const people = peopleOfARun(services);
  const measure = measuresOfARun(services, []);
  return async (key: PersonKey, message: Message): Promise<MessageView | undefined> => {
    const person = await people(key);
    if (person === undefined) return undefined;
    return messageToPerson({ services, context, person, measure, dry: true }, message);
  };
}

async function viewInChannel(
  services: Services,
  context: TodayContext,
  key: ChannelKey,
  message: Message,
): Promise<MessageView | undefined> {
  const channel = await services.store.channels.byKey(key);
  return channel && messageToChannel({ services, context, channel, dry: true }, message);
}
