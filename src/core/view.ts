import type { AnswerWords } from './readings/answer-words.ts';
import type { Typed } from './readings/due-reading.ts';

/** What each feature shows; features add theirs by declaration merging, so that this file knows no feature. */
export interface ViewsOf {
  readonly notices: NoticeView;
}
export interface NoticesOf {
  readonly actions:
    { readonly what: 'tryAgain' } | { readonly what: 'tooLong'; readonly length: number; readonly most: number };
}

/**
 * What a person is shown, as facts. Use cases decide on a view; `words/` turn it into text and card data; `teams/` alone
 * knows that it becomes an Adaptive Card.
 */
export type View = ViewsOf[keyof ViewsOf];

/** What a notice is about. */
export type Notice = NoticesOf[keyof NoticesOf];

/** A few sentences, with up to three things to press. */
export type NoticeView = {
  readonly kind: 'notice';
  /** What this person typed on the form that this takes the place of. */
  readonly yours?: AnswerWords & Pick<Typed, 'value'>;
  readonly about: Notice;
};
