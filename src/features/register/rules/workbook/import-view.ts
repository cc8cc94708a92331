import type { Day } from '../../../../core/calendar/day.ts';
import type { Asked } from '../compare/three-way.ts';
import type { RowChange } from './table-changes.ts';

/** What a dropped register would change, what is asked about it, and the press that applies it. */
export type ImportSummaryView = {
  readonly kind: 'importSummary';
  /** The name under which the dropped file is kept. */
  readonly id: string;
  readonly file: string;
  /** A register of the performance team, or somebody's due readings. */
  readonly of: 'register' | 'readings';
  /** A mark of everything that the card shows: a press on a card that is not true any more shows it anew. */
  readonly seen: string;
  /** `moved`: something changed in Teams since the card that was pressed; `same`: the file says what is stored. */
  readonly state: 'ready' | 'moved' | 'applied' | 'same' | 'busy';
  /** The day on which the copy was made that the file comes from; absent: it carries no version. */
  readonly copiedOn?: Day;
  readonly changes: readonly RowChange[];
  /** Rows that change beside those shown, and rows of the file that are as stored. */
  readonly more: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** The questions of this page, the number of the first, and how many there are. */
  readonly asked: readonly Asked[];
  readonly from: number;
  readonly askedInAll: number;
  /** What was chosen for the questions before these: `k` keep, `m` mine, one letter each. */
  readonly said: string;
  readonly notes: readonly string[];
  /** The name under which lies what *Undo* needs; absent before it is applied, and where it is too much to undo. */
  readonly undo?: string;
  /** It changes more rows than can be undone by a press. */
  readonly isLarge?: boolean;
};
