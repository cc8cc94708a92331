import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER, SCHEDULED } from '../../messaging/rules/delivery-policy.ts';
import { committeeDigestNow, editsNow, paperNow } from './use-cases/digest-messages.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly committeeDigest: {
      readonly committeeDigest: unknown;
      readonly committeePaper: unknown;
      readonly digestEdited: unknown;
    };
  }
}

export const committeeDigestMessages: Readonly<
  Record<'committeeDigest' | 'committeePaper' | 'digestEdited', MessageKindDeclaration>
> = {
  committeeDigest: {
    policy: { ...SCHEDULED, onUnknown: 'holdForReview' },
    called: 'a committee’s digest',
    notWhileAway: true,
    toPerson: ({ services, context, person }, message) => committeeDigestNow(services, context, person, message),
  },
  committeePaper: {
    policy: { ...ANSWER, onUnknown: 'holdForReview' },
    called: 'a committee’s released digest',
    toChannel: paperNow,
  },
  digestEdited: {
    policy: ANSWER,
    called: 'word that an officer changed an owner’s words',
    toPerson: ({ services, context }, message) => editsNow(services, context, message),
  },
};
