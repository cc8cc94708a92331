import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import type { MessagesOf } from '../../messaging/rules/message.ts';
import { givenNow, newsNow, reminderNow } from './use-cases/request-messages.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly requests: Readonly<Record<'requestGiven' | 'requestNews' | 'requestReminder', unknown>>;
  }
}

export const requestMessages: Readonly<Record<keyof MessagesOf['requests'], MessageKindDeclaration>> = {
  requestGiven: { policy: ANSWER, called: 'a request', toPerson: givenNow },
  requestNews: { policy: ANSWER, called: 'news of a request', toPerson: newsNow },
  requestReminder: {
    policy: SCHEDULED,
    called: 'a reminder of a request',
    notWhileAway: true,
    toPerson: reminderNow,
  },
};
