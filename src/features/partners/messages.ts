import { type MessageKindDeclaration, plainMessage } from '../../messaging/message-kind.ts';
import { ANSWER } from '../../messaging/rules/delivery-policy.ts';
import { partnerFigureNow } from './use-cases/partner-figure.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly partners: { readonly partnerFigure: unknown };
  }
}

export const messages: Readonly<Record<'partnerFigure', MessageKindDeclaration>> = {
  partnerFigure: {
    policy: ANSWER,
    called: 'a partner’s figure',
    toPerson: ({ services, context }, message) => plainMessage(partnerFigureNow(services, context, message)),
  },
};
