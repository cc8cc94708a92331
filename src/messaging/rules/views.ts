import type { Day } from '../../core/calendar/day.ts';
import type { Reader } from '../../core/measures/people.ts';

/** What is said about the conversation itself, and about running the desk. */
export type DeskNotice =
  | { readonly what: 'stranger'; readonly organisation: string; readonly contact: string }
  | { readonly what: 'heldRun'; readonly job: string; readonly people: number }
  | { readonly what: 'runSent'; readonly people: number; readonly paused: number }
  | { readonly what: 'notYourDesk'; readonly contact: string }
  | { readonly what: 'paused'; readonly since: Day }
  | { readonly what: 'resumed' }
  | {
      readonly what: 'help';
      readonly privacyNotice: string;
      readonly contact: string;
      readonly reader?: Reader;
      /** Whether a measure is theirs, whatever else they are. */
      readonly owns?: boolean;
    }
  | { readonly what: 'notUnderstood'; readonly open: number; readonly reader?: Reader }
  | { readonly what: 'thanked' }
  | { readonly what: 'unsubscribe'; readonly contact: string; readonly reader: Reader };

declare module '../../core/view.ts' {
  interface NoticesOf {
    readonly messaging: DeskNotice;
  }
}
