import type { MessageKindDeclaration } from '../../messaging/message-kind.ts';
import { ANSWER } from '../../messaging/rules/delivery-policy.ts';
import type { MessagesOf } from '../../messaging/rules/message.ts';
import { partnerFigureNow } from './use-cases/partner-figure.ts';

declare module '../../messaging/rules/message.ts' {
  interface MessagesOf {
    readonly partners: { readonly partnerFigure: unknown };
  }
}

export const partnerMessages: Readonly<Record<keyof MessagesOf['partners'], MessageKindDeclaration>> = {
  partnerFigure: { policy: ANSWER, called: 'a partner’s figure', toPerson: partnerFigureNow },
};
