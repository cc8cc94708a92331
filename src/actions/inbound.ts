import type { Consent, DroppedFile } from '../messaging/files.ts';
import type { Conversation } from '../messaging/people.ts';
import type { Channel } from '../core/channel.ts';

/** Somebody did something in Teams: all that the product knows of it. Who it is was verified at the door. */
export type Inbound = {
  readonly kind: 'installed' | 'uninstalled' | 'typed' | 'pressed' | 'dropped' | 'consent' | 'other';
  readonly activityId: string;
  readonly replyTo?: string;
  readonly actor: { readonly entraId: string; readonly teamsUserId: string; readonly name: string };
  readonly conversation: Conversation & { readonly personal: boolean };
  /** The channel or group chat in which it happened; absent in a personal chat. */
  readonly channel?: Omit<Channel, 'key'> & { readonly conversationId: string };
  readonly text?: string;
  readonly press?: {
    /** Untrusted: the dispatcher knows which there are. */
    readonly verb: string;
    readonly data: Readonly<Record<string, string>>;
    readonly execute: boolean;
  };
  /** Files dropped on the bot, in the personal chat alone. */
  readonly dropped?: readonly DroppedFile[];
  /** They came from a page in a browser: what is given back is given by a link, which a browser can fetch. */
  readonly byPage?: boolean;
  /** What they said to the offer of a document. */
  readonly consent?: Consent;
  /** The person's address as Teams knows it: asked only when the register does not know the Entra id yet. */
  email(): Promise<string | undefined>;
};
