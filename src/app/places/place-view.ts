import type { Message } from '../../domain/messages.ts';
import type { MessageView } from '../delivery/message-shown.ts';
import type { Needs, Setting } from '../needs.ts';
import type { PlaceFile } from '../ports.ts';
import { thriveNow } from '../thrive/thrive-messages.ts';
import { paperNow } from '../digest/digest-messages.ts';
import { placeIsFor } from './tie-place.ts';

/** Decides what a message says in a channel or chat, from what is stored at the moment it goes out. */
export async function placeView(
  needs: Needs,
  setting: Setting,
  file: PlaceFile,
  message: Message,
): Promise<MessageView> {
  switch (message.kind) {
    case 'reply':
      return { view: await placeIsFor(needs, setting, file), shown: {} };
    case 'explainer':
    case 'groupAnswer':
      return thriveNow(needs, setting, message, 'place');
    case 'committeePaper':
      return paperNow(needs, setting, message);
    default:
      // Everything else is for a person alone.
      return { skip: 'overtaken' };
  }
}
