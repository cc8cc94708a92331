import type { Day } from '../../../core/calendar/day.ts';
import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { NeedsOwner } from '../../readings/rules/needs-owner.ts';

/** The last five are reasons why there is no figure. */
export const PROGRESS_STATES = ['came', 'words', 'stillToCome', 'notReady', 'notMine', 'noLonger', 'notDue'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

export type ProgressLine = {
  readonly code: string;
  readonly title: string;
  /** Empty if there is no owner. */
  readonly service: string;
  readonly owner: string;
  readonly committees: readonly string[];
  readonly period?: Period;
  readonly state: ProgressState;
  readonly on?: Day;
  readonly isLate: boolean;
  readonly isReleased: boolean;
  /** It came, and copies for others hide it as a small number. */
  readonly isHidden: boolean;
  readonly needsOwner?: NeedsOwner;
};

export type Counts = Readonly<Record<ProgressState, number>> & { readonly late: number; readonly hidden: number };

export type ProgressGroup = {
  readonly name: string;
  readonly counts: Counts;
  readonly lines: readonly ProgressLine[];
};

/** Stands for the group without a name: a choice of a card may not be empty. */
export const NO_NAME = '-';

export type ProgressBy = 'service' | 'committee';
export type CannotReach = { readonly name: string; readonly why: NotReached };

export function countLines(lines: readonly ProgressLine[]): Counts {
  const of = (state: ProgressState) => lines.filter((line) => line.state === state).length;
  return {
    came: of('came'),
    words: of('words'),
    stillToCome: of('stillToCome'),
    notReady: of('notReady'),
    notMine: of('notMine'),
    noLonger: of('noLonger'),
    notDue: of('notDue'),
    late: lines.filter(({ isLate }) => isLate).length,
    hidden: lines.filter(({ isHidden }) => isHidden).length,
  };
}

/** Sorted by name, with the group without a name last. A measure of two committees counts in both. */
export function groupLines(
  lines: readonly ProgressLine[],
  by: ProgressBy,
  titleOf: (committee: string) => string,
): ProgressGroup[] {
  const groups = new Map<string, ProgressLine[]>();
  for (const line of lines) {
    const names =
      by === 'service' ? [line.service] : line.committees.length === 0 ? [''] : line.committees.map(titleOf);
    for (const name of new Set(names)) groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b))
    .map(([name, own]) => ({ name, counts: countLines(own), lines: [...own].sort(mostPressingFirst) }));
}

const ORDER: readonly ProgressState[] = ['notMine', 'stillToCome', 'words', 'notReady', 'noLonger', 'notDue', 'came'];

/** What needs a decision comes first. */
function mostPressingFirst(a: ProgressLine, b: ProgressLine): number {
  return (
    Number(b.needsOwner !== undefined) - Number(a.needsOwner !== undefined) ||
    Number(b.isLate) - Number(a.isLate) ||
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    (a.on ?? '').localeCompare(b.on ?? '') ||
    a.title.localeCompare(b.title)
  );
}
