import { leadView } from '../readings/feature.ts';
import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { SCHEDULED } from '../../messaging/rules/delivery-policy.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly narratives: { readonly narrative: unknown };
  }
}

export const narrativeMessages: Readonly<Record<'narrative', MessageKindDeclaration>> = {
  narrative: {
    policy: { ...SCHEDULED, supersedesEarlier: true },
    called: 'the ask for a narrative',
    notWhileAway: true,
    toPerson: leadView,
  },
};
