import type { Activity, ConversationParameters } from 'botbuilder';
import type { Conversation } from '../messaging/people.ts';
import type { Messenger, OpenOutcome } from '../messaging/messenger.ts';
import type { SendOutcome } from '../messaging/rules/after-send.ts';
import type { View } from '../core/view.ts';
import { present } from '../features.ts';
import type { Config } from '../config/config.ts';
import { fileAttachment } from './files.ts';
import type { CardAction, CardLibrary } from './card-library.ts';
import type { Connectors } from './connector.ts';
import { sendFault } from './send-fault.ts';

/** One attempt each; every fault of the connector is an outcome. Throws only where a view cannot become a card. */
export function teamsMessenger(
  connectors: Connectors,
  cards: CardLibrary,
  { cardAction, offerFilesBy }: Pick<Config, 'cardAction' | 'offerFilesBy'>,
): Messenger {
  const activityOf = (to: Conversation, view: View) => activityFor(cards, cardAction, to, view, offerFilesBy);
  return {
    send: async (to, view) => {
      const activity = activityOf(to, view);
      if (isChannel(to)) return outcomeOf(() => newThread(connectors, to, activity));
      return outcomeOf(async () =>
        (await connectors.of(to.serviceUrl)).conversations.sendToConversation(to.conversationId, activity),
      );
    },
    update: async (to, activityId, view) => {
      const activity = { ...activityOf(to, view), id: activityId };
      return outcomeOf(async () =>
        (await connectors.of(to.serviceUrl)).conversations.updateActivity(to.conversationId, activityId, activity),
      );
    },
    open: async (entraId, through) => {
      // In the personal scope an Entra object id serves as the member's id; the tenant is required.
      const asked = { isGroup: false, members: [{ id: entraId }], tenantId: through.tenantId };
      const parameters = { ...asked, bot: { id: through.botId } } as unknown as ConversationParameters;
      try {
        const client = await connectors.of(through.serviceUrl);
        const { id } = await client.conversations.createConversation(parameters);
        const ids = { conversationId: id, userId: entraId, reachable: true, why: '' };
        return { kind: 'opened', conversation: { ...through, ...ids } };
      } catch (fault) {
        return sendFault(fault) satisfies OpenOutcome;
      }
    },
  };
}

/** A message to a channel starts a thread; an answer goes to the thread that it answers. */
const isChannel = ({ kind, conversationId }: Conversation) =>
  kind === 'channel' && !conversationId.includes(';messageid=');

async function newThread(
  connectors: Connectors,
  to: Conversation,
  activity: Activity,
): Promise<{ id?: string } | undefined> {
  const channelData = { channel: { id: to.conversationId }, tenant: { id: to.tenantId } };
  const parameters = { isGroup: true, activity, channelData, tenantId: to.tenantId, bot: { id: to.botId } };
  const client = await connectors.of(to.serviceUrl);
  const made = await client.conversations.createConversation(parameters as unknown as ConversationParameters);
  return { id: made.activityId };
}

async function outcomeOf(act: () => Promise<{ id?: string } | undefined>): Promise<SendOutcome> {
  try {
    return { kind: 'delivered', activityId: (await act())?.id ?? '' };
  } catch (fault) {
    return sendFault(fault);
  }
}

export function activityFor(
  cards: CardLibrary,
  action: CardAction,
  to: Conversation,
  view: View,
  files: Config['offerFilesBy'] = 'link',
): Activity {
  const presented = present(view);
  // Only a personal chat can offer a file to OneDrive; ids of channels and group chats begin with 19:.
  const ofTeams = fileAttachment(view, to.conversationId.startsWith('19:') ? 'link' : files);
  const card = () => cards.expandCard(presented, { action }).card;
  return {
    type: 'message',
    from: { id: to.botId },
    recipient: { id: to.userId },
    conversation: { id: to.conversationId, tenantId: to.tenantId },
    summary: presented.summary,
    attachments: [ofTeams ?? { contentType: 'application/vnd.microsoft.card.adaptive', content: card() }],
  } as unknown as Activity; // the connector asks for less than botbuilder's type
}
