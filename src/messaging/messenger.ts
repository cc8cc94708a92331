import type { SendOutcome } from './rules/after-send.ts';
import type { View } from '../core/view.ts';
import type { Conversation } from '../messaging/people.ts';

/** Where Teams was last seen to call from: needed to write first to somebody who has never written. */
export type TeamsEndpoint = Pick<Conversation, 'serviceUrl' | 'tenantId' | 'botId'>;
export type TeamsEndpoints = {
  latest(): Promise<TeamsEndpoint | undefined>;
  /** Costs a storage transaction only when it changed. */
  seen(teamsEndpoint: TeamsEndpoint): Promise<void>;
};

/** The only way out to a person. */
export type Messenger = {
  send(to: Conversation, view: View): Promise<SendOutcome>;
  update(to: Conversation, activityId: string, view: View): Promise<SendOutcome>;
  /** Makes the personal conversation with somebody known by their Entra id only; making it again gives the same one. */
  open(entraId: string, through: TeamsEndpoint): Promise<OpenOutcome>;
};

export type OpenOutcome =
  { readonly kind: 'opened'; readonly conversation: Conversation } | Exclude<SendOutcome, { kind: 'delivered' }>;

declare module '../core/store.ts' {
  interface Store {
    readonly teamsEndpoints: TeamsEndpoints;
  }
}
