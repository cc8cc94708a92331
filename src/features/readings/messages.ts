import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import type { MessagesOf } from '../../messaging/rules/message.ts';
import { channelIsFor } from '../channels/feature.ts';
import { replyView } from './use-cases/reply-view.ts';
import { aboutOneView, roundView } from './use-cases/round-message.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly readings: {
      readonly ask: unknown;
      readonly reminder: unknown;
      readonly handover: unknown;
      readonly extension: unknown;
      readonly reply: unknown;
    };
  }
}

export const messages: Readonly<Record<keyof MessagesOf['readings'], MessageKindDeclaration>> = {
  ask: {
    policy: { ...SCHEDULED, supersedesEarlier: true },
    called: 'the ask',
    notWhileAway: true,
    toPerson: roundView,
  },
  reminder: { policy: SCHEDULED, called: 'a reminder', notWhileAway: true, toPerson: roundView },
  handover: { policy: ANSWER, called: 'a hand-over', toPerson: aboutOneView },
  extension: { policy: ANSWER, called: 'word that a figure was put off again', toPerson: aboutOneView },
  reply: {
    policy: { ...ANSWER, supersedesEarlier: true },
    called: 'an answer that could not be shown at once',
    toPerson: ({ services, context, person }, message) => replyView(services, context, person, message),
    toChannel: async ({ services, context, channel }) => ({
      view: await channelIsFor(services, context, channel),
      shown: {},
    }),
  },
};
