import type { Day } from '../../../core/calendar/day.ts';
import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { NeedsOwner } from '../../readings/rules/needs-owner.ts';
import { isUnsettled } from '../../readings/rules/still-owed.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { isLate, wantedBy } from '../../readings/rules/stages.ts';

/** The last five are reasons why there is no figure. */
export const PROGRESS_STATES = ['came', 'words', 'stillToCome', 'notReady', 'notMine', 'noLonger', 'notDue'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

export type ProgressLine = {
  readonly code: string;
  readonly title: string;
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

/** The group without a name: a choice of a card may not be empty. */
export const NO_NAME = '-';

export type ProgressBy = 'service' | 'committee';
export type CannotReach = { readonly name: string; readonly why: NotReached };

export function countLines(lines: readonly ProgressLine[]): Counts {
  const of = (state: ProgressState) => lines.filter((line) => line.state === state).length;
  const counts = Object.fromEntries(PROGRESS_STATES.map((state) => [state, of(state)])) as Record<
    ProgressState,
    number
  >;
  const late = lines.filter(({ isLate }) => isLate).length;
  return { ...counts, late, hidden: lines.filter(({ isHidden }) => isHidden).length };
}

/** A measure with two figures to come needs one owner. */
export function needingOwner(lines: readonly ProgressLine[]): ProgressLine[] {
  const needing = lines.filter(({ needsOwner }) => needsOwner !== undefined);
  return [...new Map(needing.map((line) => [line.code, line])).values()];
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

function mostPressingFirst(a: ProgressLine, b: ProgressLine): number {
  return (
    Number(b.needsOwner !== undefined) - Number(a.needsOwner !== undefined) ||
    Number(b.isLate) - Number(a.isLate) ||
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    (a.on ?? '').localeCompare(b.on ?? '') ||
    a.title.localeCompare(b.title)
  );
}

export type MeasureFacts = {
  readonly measure: LiveMeasure;
  readonly due: readonly DueReading[];
  readonly readings: readonly Reading[];
  readonly owner?: { readonly name: string; readonly service: string };
  readonly needsOwner?: NeedsOwner;
  readonly opensOn?: Day;
  /** Periods whose figure is hidden from others as a small number. */
  readonly hidden: ReadonlySet<string>;
  readonly today: Day;
};

/**
 * A measure's newest due reading and every older one that is still owed. A measure that was never asked for is not due.
 */
export function progressLinesOf(facts: MeasureFacts): ProgressLine[] {
  const inOrder = [...facts.due].sort((a, b) => a.period.end.localeCompare(b.period.end));
  const newest = inOrder.at(-1);
  const { opensOn: on } = facts;
  if (newest === undefined) return [{ ...about(facts), state: 'notDue', ...(on && { on }) }];
  const older = inOrder.slice(0, -1).filter(isUnsettled);
  return [...older, newest].map((due) => lineOf(facts, due));
}

const STATES: Readonly<Record<DueReading['state'], ProgressState>> = {
  answered: 'came',
  valueOnly: 'words',
  open: 'stillToCome',
  notReady: 'notReady',
  notMine: 'notMine',
  withdrawn: 'noLonger',
};

function lineOf(facts: MeasureFacts, due: DueReading): ProgressLine {
  const { text } = due.period;
  const state = stateOf(due, facts.today);
  const reading = facts.readings.find(({ period }) => period.text === text);
  const on = due.state === 'notReady' && state === 'notReady' ? due.notReady?.expectedOn : wantedBy(due);
  return {
    ...about(facts),
    period: due.period,
    state,
    ...(on && { on }),
    isLate: state !== 'notMine' && isLate(due, facts.today),
    isReleased: reading?.released === true,
    isHidden: facts.hidden.has(text),
  };
}

/** A figure that was put off until a past day is still to come. */
function stateOf({ state, notReady }: DueReading, today: Day): ProgressState {
  if (state === 'notReady' && (notReady === undefined || notReady.expectedOn <= today)) return 'stillToCome';
  return STATES[state];
}

function about({ measure, owner, needsOwner }: MeasureFacts) {
  return {
    code: measure.code,
    title: measure.title,
    service: owner?.service ?? '',
    owner: owner?.name ?? '',
    committees: measure.committees,
    isLate: false,
    isReleased: false,
    isHidden: false,
    ...(needsOwner !== undefined && { needsOwner }),
  };
}
