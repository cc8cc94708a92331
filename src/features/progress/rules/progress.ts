import type { Day } from '../../../core/calendar/day.ts';
import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { NeedsOwner } from '../../readings/rules/needs-owner.ts';

/** What became of a figure; the last five are honest reasons why there is none, each told apart. */
export const PROGRESS_STATES = ['came', 'words', 'stillToCome', 'notReady', 'notMine', 'noLonger', 'notDue'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** One figure: a measure and a period that is asked for, or will be. */
export type ProgressLine = {
  readonly code: string;
  readonly title: string;
  /** The owner's service, and name; empty where there is none. */
  readonly service: string;
  readonly owner: string;
  readonly committees: readonly string[];
  /** Absent: none was asked for yet. */
  readonly period?: Period;
  readonly state: ProgressState;
  /** The day by which it is wanted, until which it was put off, or on which it opens. */
  readonly on?: Day;
  /** Still to come after the day by which it was wanted. */
  readonly isLate: boolean;
  readonly isReleased: boolean;
  /** It came, and copies for others say *hidden* in its place, for it counts few people. */
  readonly isHidden: boolean;
  readonly needsOwner?: NeedsOwner;
};

export type Counts = Readonly<Record<ProgressState, number>> & { readonly late: number; readonly hidden: number };

export type ProgressGroup = {
  /** Empty: no service, or no committee. */
  readonly name: string;
  readonly counts: Counts;
  readonly lines: readonly ProgressLine[];
};

/** How the group without a name is called where it is pressed: a choice of a card may not be empty. */
export const NO_NAME = '-';

export type ProgressBy = 'service' | 'committee';
/** Why an owner's account cannot be written to. */
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

/**
 * Lines by service, or by committee (a measure of two committees counts in both), by name, with those that have none at
 * the end. `titleOf` says how a committee is called.
 */
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

/** What needs somebody's hand stands first. */
function mostPressingFirst(a: ProgressLine, b: ProgressLine): number {
  return (
    Number(b.needsOwner !== undefined) - Number(a.needsOwner !== undefined) ||
    Number(b.isLate) - Number(a.isLate) ||
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    (a.on ?? '').localeCompare(b.on ?? '') ||
    a.title.localeCompare(b.title)
  );
}
