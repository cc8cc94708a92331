import { roundView } from '../readings/feature.ts';
import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import type { MessagesOf } from '../../messaging/rules/message.ts';
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
    readonly managers: Readonly<
      Record<'managerDigest' | 'nudge' | 'query' | 'queryAnswer' | 'acknowledged' | 'handedOn', unknown>
    >;
  }
}

export const managerMessages: Readonly<Record<keyof MessagesOf['managers'], MessageKindDeclaration>> = {
  managerDigest: {
    policy: { ...SCHEDULED, onUnknown: 'holdForReview' },
    called: 'a manager’s digest',
    notWhileAway: true,
    toPerson: managerDigestNow,
  },
  nudge: {
    policy: SCHEDULED,
    called: 'a nudge',
    notWhileAway: true,
    toPerson: (to, message) =>
      roundView(to, message, async () => ({ stage: 'nudge', by: await nudgedBy(to, message) })),
  },
  query: { policy: ANSWER, called: 'a question', toPerson: queryNow },
  queryAnswer: { policy: ANSWER, called: 'an answer', toPerson: queryAnswerNow },
  acknowledged: { policy: ANSWER, called: 'word that a manager is content', toPerson: thanksNow },
  handedOn: { policy: ANSWER, called: 'word that a measure was handed on', toPerson: handedOnNow },
};
