import { z } from 'zod';
import { choice, confirmed, text } from '../../../actions/fields.ts';
import { wordingOn } from '../../../core/measures/framework.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { ReasonFormView, ReleaseView, Scope } from '../rules/views.ts';
import type { Which } from '../rules/which.ts';
import { policyOf } from '../../small-numbers/rules/policy.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Released } from './release-readings.ts';
import { findWhich, periodsIn } from './which-readings.ts';

export const DESK_PRESS = z.object({
  // One character more than a card may bring, so that a longer one is refused and not cut.
  subject: text(4001),
  at: text(40),
  reason: text(10_000).transform((said) => said.trim().slice(0, 600)),
  what: choice(['words', 'figure']),
  step: confirmed,
});
export type DeskPress = z.infer<typeof DESK_PRESS>;

export function scopeOf(which: Which, files: readonly MeasureFile[], { framework, today }: TodayContext): Scope {
  switch (which.of) {
    case 'measures': {
      const [only, ...more] = files;
      if (only === undefined || more.length > 0) return { of: 'measures', count: files.length };
      return { of: 'measure', title: only.measure.title };
    }
    case 'committee': {
      const same = ({ code }: { code: string }) => code.toLowerCase() === which.committee.toLowerCase();
      return { of: 'committee', title: framework.committees.find(same)?.title ?? which.committee };
    }
    case 'objective': {
      const title = wordingOn(framework.objectives, which.objective.toUpperCase(), today) ?? which.objective;
      return { of: 'objective', title };
    }
    case 'all':
      return { of: 'all' };
  }
}

export function releaseView(
  { context }: Pick<UserAction, 'context'>,
  stage: ReleaseView['stage'],
  found: { readonly which: Which; readonly period: Period; readonly files: readonly MeasureFile[] },
  released: readonly Released[],
): ReleaseView {
  const { which, period, files } = found;
  const fileOf = new Map(files.map((file) => [file.measure.code, file]));
  const at = ({ code }: Released) => fileOf.get(code)?.measure;
  const rows = released.flatMap((one) => {
    const measure = at(one);
    return measure === undefined || one.outcome.kind !== 'release'
      ? []
      : [{ measure, reading: one.outcome.reading, notes: one.outcome.notes }];
  });
  const blocked = released.flatMap((one) => {
    const measure = at(one);
    if (measure === undefined || one.outcome.kind !== 'blocked') return [];
    const below = policyOf(measure, context.framework.smallNumber)?.below ?? 0;
    return [{ measure, reading: one.outcome.reading, named: one.outcome.named, below }];
  });
  const has = new Set(released.filter(({ outcome }) => outcome.kind !== 'noReading').map(({ code }) => code));
  const [only, ...more] = released;
  const measure = only && at(only);
  const hidden = more.length === 0 && measure && only.outcome.kind === 'already' && only.outcome.hidden;
  const missing = files.filter(({ measure }) => measure.status === 'live' && !has.has(measure.code));
  return {
    kind: 'release',
    stage,
    today: context.today,
    which,
    period,
    rows,
    blocked,
    scope: scopeOf(which, files, context),
    missing: missing.map(({ measure }) => measure.title),
    already: released.filter(({ outcome }) => outcome.kind === 'already').length,
    ...(hidden && { hidden: { measure, reading: only.outcome.reading } }),
    at: context.now.toISOString(),
  };
}

export const refusedView = ({ problem, cure }: { problem: string; cure: string }): View => ({
  kind: 'notice',
  about: { what: 'deskRefused', problem, cure },
});

export const HOW: View = { kind: 'notice', about: { what: 'releaseHow' } };

/** The form for a reason. `isConfirmed`: it was pressed without one, so it says what is missing. */
export async function askWhy(
  { services, context }: UserAction,
  act: ReasonFormView['act'],
  which: Which,
  isConfirmed: boolean,
): Promise<View> {
  const found = await findWhich(services, context, which);
  if (found.kind === 'refused') return refusedView(found);
  const { period, files } = found;
  const locked = files.flatMap((file) => {
    const periods = periodsIn(file, period, which);
    return file.due.filter((due) => due.lockedOn !== undefined && periods.includes(due.period.text));
  });
  const [file] = act === 'unlock' ? [] : files;
  const reading = file?.readings.find((known) => known.period.text === period.text);
  const cure = 'A sentence will do; it stays in the history.';
  return {
    kind: 'reasonForm',
    act,
    which,
    period,
    count: locked.length,
    typed: '',
    problems: isConfirmed ? [{ field: 'reason', problem: 'There is no reason.', cure }] : [],
    scope: scopeOf(which, files, context),
    ...(file && reading && { about: { measure: file.measure, reading } }),
  };
}
