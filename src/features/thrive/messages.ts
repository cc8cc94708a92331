import { leadView } from '../readings/feature.ts';
import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import { answerNow, explainerNow, questionNow } from './use-cases/thrive-messages.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly thrive: {
      readonly explainer: unknown;
      readonly explainerDraft: unknown;
      readonly groupQuestion: unknown;
      readonly groupAnswer: unknown;
    };
  }
}

export const thriveMessages: Readonly<
  Record<'explainer' | 'explainerDraft' | 'groupQuestion' | 'groupAnswer', MessageKindDeclaration>
> = {
  explainer: {
    policy: { ...SCHEDULED, onUnknown: 'holdForReview' },
    called: 'a Thrive link',
    toPerson: (here, message) => explainerNow(here, message, 'person'),
    toChannel: (here, message) => explainerNow(here, message, 'channel'),
  },
  explainerDraft: { policy: SCHEDULED, called: 'the draft of a Thrive link', toPerson: leadView },
  groupQuestion: { policy: ANSWER, called: 'a group’s question', toPerson: questionNow },
  groupAnswer: {
    policy: ANSWER,
    called: 'the answer to a group’s question',
    toPerson: answerNow,
    toChannel: answerNow,
  },
};
