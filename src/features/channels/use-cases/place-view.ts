import type { Message } from '../../../messaging/rules/message.ts';
import type { MessageView } from '../../../messaging/use-cases/message-shown.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PlaceFile } from '../store.ts';
import { thriveNow } from '../../thrive/use-cases/thrive-messages.ts';
import { paperNow } from '../../committee-digest/use-cases/digest-messages.ts';
import { placeIsFor } from './tie-place.ts';

/** Decides what a message says in a channel or chat, from what is stored at the moment it goes out. */
export async function placeView(
  services: Services,
  context: TodayContext,
  file: PlaceFile,
  message: Message,
): Promise<MessageView> {
  switch (message.kind) {
    case 'reply':
      return { view: await placeIsFor(services, context, file), shown: {} };
    case 'explainer':
    case 'groupAnswer':
      return thriveNow(services, context, message, 'place');
    case 'committeePaper':
      return paperNow(services, context, message);
    default:
      // Everything else is for a person alone.
      return { skip: 'overtaken' };
  }
}
