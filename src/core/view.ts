import type { AnswerWords } from './readings/answer-words.ts';
import type { TypedAnswer } from './readings/due-reading.ts';

/** Features add their views by declaration merging. */
export interface ViewsOf {
  readonly notices: NoticeView;
}
export interface NoticesOf {
  readonly actions:
    { readonly what: 'tryAgain' } | { readonly what: 'tooLong'; readonly length: number; readonly most: number };
}

/**
 * What a person is shown, as facts. Use cases choose a view, `words/` turns it into text and card data, and `teams/`
 * turns that into an Adaptive Card.
 */
export type View = ViewsOf[keyof ViewsOf];

export type Notice = NoticesOf[keyof NoticesOf];

/** A few sentences with up to three buttons. */
export type NoticeView = {
  readonly kind: 'notice';
  /** What this person typed on the form that the notice replaces. */
  readonly yours?: AnswerWords & Pick<TypedAnswer, 'value'>;
  readonly about: Notice;
};
