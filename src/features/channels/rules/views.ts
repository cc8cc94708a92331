import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { LinkedTo } from '../../../core/channel.ts';

/** Something to link a channel to, with its title. */
export type Linkable = LinkedTo & { readonly title: string };

/** Asks for which committee or group a channel or chat is. */
export type LinkFormView = {
  readonly kind: 'linkForm';
  readonly as: LinkedTo['as'];
  /** What was typed and is no code. */
  readonly typed: string;
  readonly choices: readonly Linkable[];
};

/** What is said about a channel or chat and what it is linked to. */
export type ChannelNotice =
  /** `moved`: it was read elsewhere until now. */
  | {
      readonly what: 'channelLinked';
      readonly linkedTo: Linkable;
      readonly channel: 'channel' | 'chat';
      readonly moved: boolean;
      /** What else this channel is linked to. */
      readonly also: readonly Linkable[];
    }
  | { readonly what: 'channelUnlinked'; readonly was: readonly Linkable[]; readonly channel: 'channel' | 'chat' }
  | { readonly what: 'channelIsFor'; readonly linkedTo: readonly Linkable[]; readonly channel: 'channel' | 'chat' }
  | { readonly what: 'mayNotLink'; readonly as: LinkedTo['as']; readonly contact: string }
  | { readonly what: 'linkInAChannel'; readonly as: LinkedTo['as'] }
  | { readonly what: 'nothingToLink'; readonly as: LinkedTo['as'] };

/** A committee or group that cannot be written to: it has no channel, or Teams refuses it. */
export type NotLinked = Linkable & { readonly why: 'notLinked' | NotReached };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly channels: LinkFormView;
  }
  interface NoticesOf {
    readonly channels: ChannelNotice;
  }
}
