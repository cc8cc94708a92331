/** Random key of a channel. The prefix tells it from a person's key in a message. */
export type ChannelKey = `place-${string}`;

export const isChannelKey = (key: string): key is ChannelKey => key.startsWith('place-');

/** A Teams channel or group chat to which the bot was added. All its threads are one channel. */
export type Channel = {
  readonly key: ChannelKey;
  readonly kind: 'channel' | 'chat';
  /** The name that Teams last reported; empty for group chats. */
  readonly name: string;
  /** Teams removes an app from a team, not from a channel. Empty for a chat. */
  readonly teamId: string;
};

/** The committee or employee group that a channel is linked to. */
export type LinkedTo = { readonly as: 'committee' | 'group'; readonly code: string };

/** Ignores case. */
export const sameLink = (a: LinkedTo, b: LinkedTo): boolean =>
  a.as === b.as && a.code.toLowerCase() === b.code.toLowerCase();
