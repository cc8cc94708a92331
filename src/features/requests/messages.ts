import { type MessageKindDeclaration, plainMessage } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import { givenNow, newsNow, reminderNow } from './use-cases/request-messages.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly requests: {
      readonly requestGiven: unknown;
      readonly requestNews: unknown;
      readonly requestReminder: unknown;
    };
  }
}

export const messages: Readonly<Record<'requestGiven' | 'requestNews' | 'requestReminder', MessageKindDeclaration>> = {
  requestGiven: { policy: ANSWER, called: 'a request', toPerson: (to, message) => plainMessage(givenNow(to, message)) },
  requestNews: {
    policy: ANSWER,
    called: 'news of a request',
    toPerson: (to, message) => plainMessage(newsNow(to, message)),
  },
  requestReminder: {
    policy: SCHEDULED,
    called: 'a reminder of a request',
    notWhileAway: true,
    toPerson: (to, message) => plainMessage(reminderNow(to, message)),
  },
};
