import type { AuditEntry } from '../../../core/audit-entry.ts';
import type { By } from './register-acts.ts';
import { withNoticeInDays } from '../../readings/rules/notice-period.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { StoredMeasure } from './register.ts';

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
