import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import type { MessagesOf } from '../../messaging/rules/message.ts';
import { channelIsFor } from '../channels/feature.ts';
import { aboutOneView, replyView, roundView } from './use-cases/round-message.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly readings: Readonly<Record<'ask' | 'reminder' | 'handover' | 'extension' | 'reply', unknown>>;
  }
}

export const readingMessages: Readonly<Record<keyof MessagesOf['readings'], MessageKindDeclaration>> = {
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
    toPerson: replyView,
    toChannel: async ({ services, context, channel }) => ({ view: await channelIsFor(services, context, channel) }),
  },
};
