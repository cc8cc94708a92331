/** The random key of a channel. Its prefix shows that a message goes to a channel and not to a person. */
export type ChannelKey = `place-${string}`;

export const isChannelKey = (key: string): key is ChannelKey => key.startsWith('place-');

/** A Teams channel or group chat to which the bot was added. All its threads are one channel. */
export type Channel = {
  readonly key: ChannelKey;
  readonly kind: 'channel' | 'chat';
  /** The channel's name as Teams last said it; empty where it did not (group chats). */
  readonly name: string;
  /** The team of a channel: the app is removed from a team, not from a channel. Empty for a chat. */
  readonly teamId: string;
};

/** What a channel is linked to: the committee or the employee group that reads there. */
export type LinkedTo = { readonly as: 'committee' | 'group'; readonly code: string };

/** Codes are the same in any case. */
export const sameLink = (a: LinkedTo, b: LinkedTo): boolean =>
  a.as === b.as && a.code.toLowerCase() === b.code.toLowerCase();
