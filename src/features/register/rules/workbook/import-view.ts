import type { Day } from '../../../../core/calendar/day.ts';
import type { ConflictRow } from '../compare/three-way.ts';
import type { RowChange } from './table-changes.ts';

/** What a dropped file would change, the questions about it, and the press that applies it. */
export type ImportSummaryView = {
  readonly kind: 'importSummary';
  /** The stored file. */
  readonly id: string;
  readonly file: string;
  /** The performance team's register, or a person's due readings. */
  readonly of: 'register' | 'readings';
  /** Fingerprint of the card's content. A press on an outdated card shows a new one. */
  readonly seen: string;
  /** `moved`: Teams changed since the pressed card; `same`: the file changes nothing. */
  readonly state: 'ready' | 'moved' | 'applied' | 'same' | 'busy';
  /** The day of the copy that the file is based on; absent: it has no version. */
  readonly copiedOn?: Day;
  readonly changes: readonly RowChange[];
  /** Changed rows that are not shown, and rows that do not change. */
  readonly more: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** This page's questions, the number of the first, and their total. */
  readonly asked: readonly ConflictRow[];
  readonly from: number;
  readonly askedInAll: number;
  /** Choices on earlier pages: `k` keep, `m` mine, one letter each. */
  readonly said: string;
  readonly notes: readonly string[];
  /** Key of the undo note; absent before applying, or if it is too large to undo. */
  readonly undo?: string;
  /** Too many rows to undo by a press. */
  readonly isLarge?: boolean;
};

/**
 * A short hash to detect changed values since a card was made. It is no protection against forgery: rights and data are
 * checked again.
 */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}
