import type { Activity } from 'botbuilder';
import type { Conversation, Messenger, SendOutcome } from '../app/ports.ts';
import type { View } from '../domain/views.ts';
import { present } from '../presenters/present.ts';
import type { CardLibrary } from './card-library.ts';
import type { Connectors } from './connector.ts';
import { sendFault } from './send-fault.ts';

/** The one way out to a person: a view becomes a card, with the line that the toast shows. One attempt each. */
export function teamsMessenger(connectors: Connectors, cards: CardLibrary, action: 'submit' | 'execute'): Messenger {
  const activityOf = (to: Conversation, view: View): Partial<Activity> => {
    const presented = present(view);
    const { card } = cards.expandCard(presented, { action });
    return {
      type: 'message',
      from: { id: to.botId, name: '' },
      recipient: { id: to.userId, name: '' },
      conversation: {
        id: to.conversationId,
        isGroup: false,
        conversationType: 'personal',
        name: '',
        tenantId: to.tenantId,
      },
      summary: presented.summary,
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    };
  };
  const trying = async (act: () => Promise<{ id?: string } | undefined>): Promise<SendOutcome> => {
    try {
      return { kind: 'delivered', activityId: (await act())?.id ?? '' };
    } catch (fault) {
      return sendFault(fault);
    }
  };
  return {
    send: (to, view) => {
      const activity = activityOf(to, view);
      return trying(async () =>
        (await connectors.of(to.serviceUrl)).conversations.sendToConversation(to.conversationId, activity),
      );
    },
    update: (to, activityId, view) => {
      const activity = { ...activityOf(to, view), id: activityId };
      return trying(async () =>
        (await connectors.of(to.serviceUrl)).conversations.updateActivity(to.conversationId, activityId, activity),
      );
    },
  };
}
