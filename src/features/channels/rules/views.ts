import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { LinkedTo } from '../../../core/channel.ts';

export type Linkable = LinkedTo & { readonly title: string };

export type LinkFormView = {
  readonly kind: 'linkForm';
  readonly as: LinkedTo['as'];
  readonly typed: string;
  readonly choices: readonly Linkable[];
};

export type ChannelNotice =
  /** `moved`: it was linked elsewhere until now. */
  | {
      readonly what: 'channelLinked';
      readonly linkedTo: Linkable;
      readonly channel: 'channel' | 'chat';
      readonly moved: boolean;
      readonly also: readonly Linkable[];
    }
  | { readonly what: 'channelUnlinked'; readonly was: readonly Linkable[]; readonly channel: 'channel' | 'chat' }
  | { readonly what: 'channelIsFor'; readonly linkedTo: readonly Linkable[]; readonly channel: 'channel' | 'chat' }
  | { readonly what: 'mayNotLink'; readonly as: LinkedTo['as']; readonly contact: string }
  | { readonly what: 'linkInAChannel'; readonly as: LinkedTo['as'] }
  | { readonly what: 'nothingToLink'; readonly as: LinkedTo['as'] };

/** A committee or group that cannot get messages: it has no channel, or Teams refuses it. */
export type NotLinked = Linkable & { readonly why: 'notLinked' | NotReached };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly channels: LinkFormView;
  }
  interface NoticesOf {
    readonly channels: ChannelNotice;
  }
}
