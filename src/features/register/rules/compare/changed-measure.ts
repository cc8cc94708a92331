import { type Choices, NO_CHOICES, type Step, withStep } from '../../../../core/measures/choices.ts';
import type { Actor, AuditEntry } from '../../../../core/audit-entry.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import { kindFor, nextPeriod } from '../../../../core/periods/next-period.ts';
import type { Period } from '../../../../core/periods/period.ts';
import type { StoredMeasure } from '../register.ts';
import type { By } from './change.ts';
import { withNoticeInDays } from '../../../readings/rules/notice-period.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { DueReading } from '../../../../core/readings/due-reading.ts';
import { analyse } from '../../../analysis/rules/analyse.ts';
import { easyIndicator, type EasyIndicator } from '../../../analysis/rules/easy-indicator.ts';
import type { Reading } from '../../../../core/readings/reading.ts';

type ChangedDefinition = { readonly measure: LiveMeasure; readonly before: StoredMeasure };

/** The period after the latest reading, if the definition changed; otherwise undefined. */
export function redefinedFrom({ measure, before }: ChangedDefinition): Period | undefined {
  const was = before.measure.definition.trim();
  const latest = before.readings.at(-1)?.period;
  if (was === '' || was === measure.definition.trim() || latest === undefined) return undefined;
  const { kind } = kindFor(measure.frequency, measure.periodKind, latest);
  return nextPeriod(latest, measure.frequency, kind);
}

/**
 * Starts a new series where the definition changes: figures before and after are not compared. It is recorded as a
 * decision of the person who applied it (docs/rules.md, "Steps are recorded by people").
 */
export function withDefinitionStep(changed: ChangedDefinition, by: Actor, at: string): LiveMeasure {
  const from = redefinedFrom(changed);
  if (from === undefined) return changed.measure;
  const choices: Choices = changed.measure.analysis ?? NO_CHOICES;
  const step: Step = { from, by, at, why: 'Its definition changed.' };
  return { ...changed.measure, analysis: withStep(choices, step) };
}

export function redefinedNotes(
  changes: readonly { readonly code: string; readonly change: { readonly measure?: LiveMeasure } }[],
  stored: ReadonlyMap<string, StoredMeasure>,
): string[] {
  return changes.flatMap(({ code, change: { measure } }) => {
    const before = stored.get(code);
    const from = measure && before && redefinedFrom({ measure, before });
    return from === undefined ? [] : [`${code}: its definition changes, so its series is parted from ${from.text} on.`];
  });
}

/** The reason that withdraws a retired measure's due readings, and by which they open again. */
const RETIRED = 'retired';

/**
 * Retiring a measure withdraws its waiting due readings; making it live again reopens them (docs/rules.md, "When a
 * measure is retired"). `due` includes the other changes of the import. Answered or locked due readings stay.
 */
export function dueOfRetired(
  due: readonly DueReading[],
  before: StoredMeasure | undefined,
  now: LiveMeasure,
  { by, at, today }: By & { readonly today: Day },
): { readonly due: readonly DueReading[]; readonly acts: readonly AuditEntry[] } {
  const was = before?.measure.status;
  if (was === undefined || was === now.status) return { due: [], acts: [] };
  const changed = due.flatMap((one): { before: DueReading; after: DueReading }[] => {
    if (one.lockedOn !== undefined) return [];
    if (now.status === 'retired') {
      if (one.state === 'answered' || one.state === 'withdrawn') return [];
      const after = { ...one, state: 'withdrawn' as const, questions: [], withdrawn: { by, note: RETIRED, at } };
      return [{ before: one, after }];
    }
    if (was !== 'retired' || now.status !== 'live' || one.withdrawn?.note !== RETIRED) return [];
    const { withdrawn: _withdrawn, ...open } = one;
    const hasFigure = before?.readings.some(({ period }) => period.text === one.period.text) === true;
    const dueOn = withNoticeInDays(one.dueOn, today);
    return [{ before: one, after: { ...open, state: hasFigure ? 'valueOnly' : 'open', dueOn } }];
  });
  return {
    due: changed.map(({ after }) => after),
    acts: changed.map(({ before: one, after }) => ({
      what: after.state === 'withdrawn' ? ('withdrawn' as const) : ('opened' as const),
      about: one.period.text,
      by,
      at,
      before: one.state,
      after: after.state,
      reason: after.state === 'withdrawn' ? 'Its measure was retired.' : 'Its measure is live again.',
    })),
  };
}

type ChangedIndicator = {
  readonly code: string;
  readonly change: { readonly measure?: LiveMeasure; readonly readings?: readonly Reading[] };
};

/** Notes on new or changed indicators that are easy to meet (docs/rules.md, "Easy indicators"). They refuse nothing. */
export function easyIndicatorNotes(
  changed: readonly ChangedIndicator[],
  stored: ReadonlyMap<string, StoredMeasure>,
): string[] {
  return changed.flatMap(({ code, change: { measure, readings = [] } }) => {
    const before = stored.get(code);
    if (measure === undefined || measure.indicatorValue === undefined) return [];
    if (before?.measure.indicatorValue === measure.indicatorValue) return [];
    const news = new Set(readings.map(({ period }) => period.text));
    const all = [...(before?.readings ?? []).filter(({ period }) => !news.has(period.text)), ...readings];
    const easy = easyIndicator(measure, analyse(measure, all));
    return easy === null ? [] : [`${code}: ${WHY[easy.reason](easy)} Is it the level that you would like to see?`];
  });
}

const WHY: Readonly<Record<EasyIndicator['reason'], (easy: EasyIndicator) => string>> = {
  baselineMet: ({ indicator, baseline }) =>
    `the indicator of ${indicator} was met already when the framework began (${[baseline?.value, baseline?.period].filter(Boolean).join(', ')}).`,
  chanceMeetsIt: ({ indicator }) =>
    `the indicator of ${indicator} lies within the usual ups and downs, so chance alone meets it now and then.`,
  alwaysMet: ({ indicator }) =>
    `the indicator of ${indicator} is met throughout the usual ups and downs, with nothing done.`,
};
