import { isUnsettled } from '../../readings/rules/still-owed.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { isLate, wantedBy } from '../../readings/rules/stages.ts';
import type { NeedsOwner } from '../../readings/rules/needs-owner.ts';
import type { ProgressLine, ProgressState } from './progress.ts';

export type MeasureFacts = {
  readonly measure: LiveMeasure;
  /** Its due readings, including those that open today. */
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
  if (newest === undefined) return [{ ...about(facts), state: 'notDue', ...dayOf(facts.opensOn) }];
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
    ...dayOf(on),
    isLate: state !== 'notMine' && isLate(due, facts.today),
    isReleased: reading?.released === true,
    isHidden: facts.hidden.has(text),
  };
}

/** What was put off until a day that has passed is still to come. */
function stateOf({ state, notReady }: DueReading, today: Day): ProgressState {
  if (state === 'notReady' && (notReady === undefined || notReady.expectedOn <= today)) return 'stillToCome';
  return STATES[state];
}

const dayOf = (on: Day | undefined) => (on === undefined ? {} : { on });

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
