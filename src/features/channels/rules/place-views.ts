import type { NotReached } from '../../managers/rules/reach.ts';
import type { TiedTo } from '../../../core/place.ts';

/** Something to tie a place to, with its title. */
export type Tieable = TiedTo & { readonly title: string };

/** Asks for which committee or group a channel or chat is. */
export type TieFormView = {
  readonly kind: 'tieForm';
  readonly as: TiedTo['as'];
  /** What was typed and is no code. */
  readonly typed: string;
  readonly choices: readonly Tieable[];
};

/** What is said about a channel or chat and what it is tied to. */
export type PlaceNotice =
  /** `moved`: it was read elsewhere until now. */
  | {
      readonly what: 'placeTied';
      readonly tied: Tieable;
      readonly place: 'channel' | 'chat';
      readonly moved: boolean;
      /** What else this place is tied to. */
      readonly also: readonly Tieable[];
    }
  | { readonly what: 'placeUntied'; readonly was: readonly Tieable[]; readonly place: 'channel' | 'chat' }
  | { readonly what: 'placeIsFor'; readonly tied: readonly Tieable[]; readonly place: 'channel' | 'chat' }
  | { readonly what: 'mayNotTie'; readonly as: TiedTo['as']; readonly contact: string }
  | { readonly what: 'tieInAPlace'; readonly as: TiedTo['as'] }
  | { readonly what: 'nothingToTie'; readonly as: TiedTo['as'] };

/** A committee or group that cannot be written to: it has no place, or Teams refuses its place. */
export type NotTied = Tieable & { readonly why: 'notTied' | NotReached };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly channels: TieFormView;
  }
  interface NoticesOf {
    readonly channels: PlaceNotice;
  }
}
