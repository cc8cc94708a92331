import { NO_CHOICES, withStep } from '../../../../core/measures/choices.ts';
import type { Actor, AuditEntry } from '../../../../core/audit-entry.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import { kindFor, nextPeriod } from '../../../../core/periods/next-period.ts';
import type { Period } from '../../../../core/periods/period.ts';
import type { ImportedMeasure, StoredMeasure, StoredRegister } from '../register.ts';
import type { By } from './change.ts';
import { withNoticeInDays } from '../../../readings/rules/notice-period.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { DueReading } from '../../../../core/readings/due-reading.ts';
import { analyse } from '../../../analysis/rules/analyse.ts';
import { easyIndicator, type EasyIndicator } from '../../../analysis/rules/easy-indicator.ts';

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
  const step = { from, by, at, why: 'Its definition changed.' };
  return { ...changed.measure, analysis: withStep(changed.measure.analysis ?? NO_CHOICES, step) };
}

export function redefinedNotes(changes: readonly ImportedMeasure[], stored: StoredRegister['measures']): string[] {
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
  const isRetired = now.status === 'retired';
  const after = (one: DueReading): DueReading[] => {
    if (one.lockedOn !== undefined) return [];
    if (isRetired) {
      if (one.state === 'answered' || one.state === 'withdrawn') return [];
      return [{ ...one, state: 'withdrawn', questions: [], withdrawn: { by, note: RETIRED, at } }];
    }
    if (was !== 'retired' || now.status !== 'live' || one.withdrawn?.note !== RETIRED) return [];
    const { withdrawn: _withdrawn, ...open } = one;
    const hasFigure = before?.readings.some(({ period }) => period.text === one.period.text) === true;
    return [{ ...open, state: hasFigure ? 'valueOnly' : 'open', dueOn: withNoticeInDays(one.dueOn, today) }];
  };
  const what = isRetired ? 'withdrawn' : 'opened';
  const reason = isRetired ? 'Its measure was retired.' : 'Its measure is live again.';
  const changed = due.flatMap((one) => after(one).map((next) => ({ one, next })));
  return {
    due: changed.map(({ next }) => next),
    acts: changed.map(({ one, next }) => {
      return { what, about: one.period.text, by, at, before: one.state, after: next.state, reason };
    }),
  };
}

/** Notes on new or changed indicators that are easy to meet (docs/rules.md, "Easy indicators"). They refuse nothing. */
export function easyIndicatorNotes(changes: readonly ImportedMeasure[], stored: StoredRegister['measures']): string[] {
  return changes.flatMap(({ code, change: { measure, readings = [] } }) => {
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
