import type { Command, Press, UserAction } from './actions/action.ts';
import type { Inbound } from './actions/inbound.ts';
import type { Services } from './core/services.ts';
import type { AlsoWaiting } from './features/readings/use-cases/also-waiting.ts';
import type { Notice, NoticesOf, View, ViewsOf } from './core/view.ts';
import type { Presented } from './core/words/card-data.ts';
import type { Names, NoticeWords } from './core/words/notice-words.ts';
import type { Consent, DroppedFile } from './messaging/files.ts';
import type { Job } from './messaging/job.ts';
import type { MessageKindDeclaration } from './messaging/message-kind.ts';
import type { Conversation } from './messaging/people.ts';
import type { MessagesOf } from './messaging/rules/message.ts';

/**
 * What a feature declares, in its `feature.ts`. Everything that is shared between features is derived from these
 * declarations; `features.ts` lists them.
 */
export type Feature = {
  /** Buttons, by verb. */
  readonly presses?: Readonly<Record<string, Press>>;
  /** Typed sentences, in the order in which they are tried. */
  readonly commands?: readonly Command[];
  readonly jobs?: readonly Job[];
  /** Kinds of message, by kind. */
  readonly messages?: Readonly<Record<string, MessageKindDeclaration>>;
  /** Its views and notices in words. */
  readonly views?: Readonly<Record<string, Presenter<View>>>;
  readonly notices?: Readonly<Record<string, NoticePresenter<Notice>>>;
  /** Earlier cards that the view just shown makes untrue. `pressed` is the card that was pressed, which changes anyway. */
  readonly staleCards?: (action: UserAction, view: View, pressed: string | undefined) => Promise<StaleCard[]>;
  /** The app was installed in a conversation, or removed from it. */
  readonly onInstalled?: (services: Services, inbound: Inbound) => Promise<void>;
  /** What waits for a person besides figures, as rows of their list. */
  readonly alsoWaiting?: AlsoWaiting;
  readonly onFilesDropped?: (action: UserAction, files: readonly DroppedFile[]) => Promise<View>;
  /** A person answered the offer of a document. */
  readonly onConsent?: (action: UserAction, consent: Consent) => Promise<View>;
};

/** A card of an earlier message that shows what is no longer so, and what replaces it. */
export type StaleCard = { readonly conversation: Conversation; readonly activityId: string; readonly view: View };

// Methods, because a presenter of one kind of view stands in a table of presenters of all kinds: it is looked up by kind.
type Presenter<V> = { present(view: V, names: Names): Presented }['present'];
type NoticePresenter<N> = { words(about: N, names: Names): NoticeWords }['words'];

type Presenters<V extends View> = { readonly [K in V['kind']]: Presenter<Extract<V, { readonly kind: K }>> };
type NoticePresenters<N extends Notice> = {
  readonly [W in N['what']]: NoticePresenter<Extract<N, { readonly what: W }>>;
};

/** A feature that has views, notices or messages must say how they are worded and what they are: else it does not compile. */
type Complete<Name extends string> = Feature &
  (Name extends keyof ViewsOf ? { readonly views: Presenters<ViewsOf[Name]> } : unknown) &
  (Name extends keyof NoticesOf ? { readonly notices: NoticePresenters<NoticesOf[Name]> } : unknown) &
  (Name extends keyof MessagesOf
    ? { readonly messages: Record<keyof MessagesOf[Name], MessageKindDeclaration> }
    : unknown);

/** Names of features that must be listed in `features.ts`. */
export type FeatureName = keyof ViewsOf | keyof NoticesOf | keyof MessagesOf;

/** Declares a feature by its name in `ViewsOf`, `NoticesOf` and `MessagesOf`. */
export function feature<Name extends string>(_name: Name, declared: Complete<Name>): Feature {
  return declared;
}
