import { roundView } from '../readings/feature.ts';
import { type MessageKindDeclaration, plainMessage, type ToPerson } from '../../messaging/message-kind.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { MessageView } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import {
  managerDigestNow,
  handedOnNow,
  nudgedBy,
  queryAnswerNow,
  queryNow,
  thanksNow,
} from './use-cases/manager-messages.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly managers: {
      readonly managerDigest: unknown;
      readonly nudge: unknown;
      readonly query: unknown;
      readonly queryAnswer: unknown;
      readonly acknowledged: unknown;
      readonly handedOn: unknown;
    };
  }
}

export const messages: Readonly<
  Record<'managerDigest' | 'nudge' | 'query' | 'queryAnswer' | 'acknowledged' | 'handedOn', MessageKindDeclaration>
> = {
  managerDigest: {
    policy: { ...SCHEDULED, onUnknown: 'holdForReview' },
    called: 'a manager’s digest',
    notWhileAway: true,
    toPerson: ({ services, context, person }, message) =>
      plainMessage(managerDigestNow(services, context, person, message)),
  },
  nudge: { policy: SCHEDULED, called: 'a nudge', notWhileAway: true, toPerson: nudgeView },
  query: {
    policy: ANSWER,
    called: 'a question',
    toPerson: ({ services, context }, message) => plainMessage(queryNow(services, context, message)),
  },
  queryAnswer: {
    policy: ANSWER,
    called: 'an answer',
    toPerson: ({ services }, message) => plainMessage(queryAnswerNow(services, message)),
  },
  acknowledged: {
    policy: ANSWER,
    called: 'word that a manager is content',
    toPerson: ({ services }, message) => plainMessage(thanksNow(services, message)),
  },
  handedOn: {
    policy: ANSWER,
    called: 'word that a measure was handed on',
    toPerson: ({ services }, message) => plainMessage(handedOnNow(services, message)),
  },
};

/** A nudge says who asks. */
function nudgeView(to: ToPerson, message: Message): Promise<MessageView> {
  return roundView(to, message, async () => ({ stage: 'nudge', by: await nudgedBy(to.services, message) }));
}
