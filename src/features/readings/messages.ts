import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import type { MessagesOf } from '../../messaging/rules/message.ts';
import { aboutOneView, roundView } from './use-cases/round-message.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly readings: Readonly<Record<'ask' | 'reminder' | 'handover' | 'extension', unknown>>;
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
};
