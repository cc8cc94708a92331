/** A random key of a place. It begins in its own way, so that a message shows whether it goes to a person or a place. */
export type PlaceKey = `place-${string}`;

export const isPlaceKey = (key: string): key is PlaceKey => key.startsWith('place-');

/** A Teams channel or group chat where the bot was met. Its threads are the one place. */
export type Place = {
  readonly key: PlaceKey;
  readonly kind: 'channel' | 'chat';
  /** The channel's name as Teams last said it; empty where it did not (group chats). */
  readonly name: string;
  /** The team of a channel: the app is removed from a team, not from a channel. Empty for a chat. */
  readonly teamId: string;
};

/** What a place is tied to: the committee or the employee group that reads there. */
export type TiedTo = { readonly as: 'committee' | 'group'; readonly code: string };

/** Codes are the same in any case. */
export const sameTie = (a: TiedTo, b: TiedTo): boolean =>
  a.as === b.as && a.code.toLowerCase() === b.code.toLowerCase();
