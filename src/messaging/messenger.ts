import type { SendOutcome } from './rules/after-send.ts';
import type { View } from '../core/view.ts';
import type { Conversation } from '../messaging/people.ts';

/** The service that Teams last called from: needed to open a conversation with a person who has never written. */
export type TeamsEndpoint = Pick<Conversation, 'serviceUrl' | 'tenantId' | 'botId'>;
export type TeamsEndpoints = {
  latest(): Promise<TeamsEndpoint | undefined>;
  /** Costs a storage transaction only when it changed. */
  seen(teamsEndpoint: TeamsEndpoint): Promise<void>;
};

/** The only way to send to a person. */
export type Messenger = {
  send(to: Conversation, view: View): Promise<SendOutcome>;
  update(to: Conversation, activityId: string, view: View): Promise<SendOutcome>;
  /** Opens the personal conversation with a person known by their Entra id only; repeating it returns the same one. */
  open(entraId: string, through: TeamsEndpoint): Promise<OpenOutcome>;
};

export type OpenOutcome =
  { readonly kind: 'opened'; readonly conversation: Conversation } | Exclude<SendOutcome, { kind: 'delivered' }>;

declare module '../core/store.ts' {
  interface Store {
    readonly teamsEndpoints: TeamsEndpoints;
  }
}
