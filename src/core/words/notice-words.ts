import type { Measure } from '../measures/measure.ts';
import type { DueReading } from '../readings/due-reading.ts';
import type { MessageKind } from '../../messaging/rules/message.ts';
import type { Notice } from '../view.ts';

/** What a notice of a kind is about. */
export type About<What> = Extract<Notice, { readonly what: What }>;

/** The words of a notice, and what it offers to press. */
export type Words = {
  readonly title: string;
  readonly lines: readonly string[];
  /** Offers the list of what is due. */
  readonly list?: boolean;
  /** Offers the form of this due reading. */
  readonly answer?: { readonly measure: Measure; readonly due: DueReading };
  /** Offers what can be typed, behind a toggle. */
  readonly typing?: boolean;
  /** What can be typed; what owners can, where nothing else is said. */
  readonly typed?: readonly string[];
  readonly link?: string;
  /** What the link is called, where it is no privacy notice. */
  readonly linkTitle?: string;
  /** Presses of its own; `subject` says what about. */
  readonly presses?: readonly {
    readonly title: string;
    readonly verb: string;
    readonly subject: string;
    readonly at?: string;
  }[];
};

/** What things are called that only their declarations know: jobs and kinds of message. */
export type Names = {
  /** `title`: in lists (`Asks`); `held`: after "It is the run that …". */
  readonly job: (name: string) => { readonly title: string; readonly held: string };
  /** After a name: `the ask`, `a nudge`. */
  readonly message: (kind: MessageKind) => string;
};
