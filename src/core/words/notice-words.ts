import type { Measure } from '../measures/measure.ts';
import type { Reader } from '../measures/people.ts';
import type { DueReading } from '../readings/due-reading.ts';
import type { MessageKind } from '../../messaging/rules/message.ts';
import type { Notice } from '../view.ts';

export type NoticeAbout<What> = Extract<Notice, { readonly what: What }>;

/** The words of every notice of a feature. */
export type NoticesIn<Of extends Notice> = {
  readonly [What in Of['what']]: (about: Extract<Of, { readonly what: What }>) => NoticeWords;
};

/** The words of a notice, and its buttons. */
export type NoticeWords = {
  readonly title: string;
  readonly lines: readonly string[];
  /** Offers the list of due readings. */
  readonly list?: boolean;
  /** Offers the form of this due reading. */
  readonly answer?: { readonly measure: Measure; readonly due: DueReading };
  /** Offers what can be typed, behind a toggle. */
  readonly typing?: boolean;
  /** Whose sentences those are; by default an owner's. */
  readonly reader?: Reader | undefined;
  readonly link?: string;
  /** Default: the title of a privacy notice. */
  readonly linkTitle?: string;
  /** `subject` identifies what the press is about. */
  readonly presses?: readonly {
    readonly title: string;
    readonly verb: string;
    readonly subject: string;
    readonly at?: string;
  }[];
};

/** What only the declarations of jobs, message kinds and commands know. */
export type Names = {
  /** `title`: in lists (`Asks`); `held`: after "It is the run that …". */
  readonly job: (name: string) => { readonly title: string; readonly held: string };
  /** After a name: `the ask`, `a nudge`. */
  readonly message: (kind: MessageKind) => string;
  /** What a reader can type, a line each. */
  readonly typed: (reader: Reader) => readonly string[];
};
