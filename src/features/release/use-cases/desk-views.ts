import { wordingOn } from '../../../core/measures/framework.ts';
import type { Period } from '../../../core/periods/period.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import type { ReasonFormView, ReleaseView, Scope } from '../rules/views.ts';
import type { Which } from '../rules/which.ts';
import { policyOf } from '../../small-numbers/rules/policy.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Released } from './release-readings.ts';
import { findWhich, periodsIn } from './which-readings.ts';

export type DeskPress = {
  readonly at: string;
  readonly reason: string;
  readonly what: 'words' | 'figure';
  readonly step: boolean;
};

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

/** A release as a card shows it, with the readings as they are before it. */
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
    ...{ kind: 'release', stage, today: context.today, which, period, rows, blocked },
    scope: scopeOf(which, files, context),
    missing: missing.map(({ measure }) => measure.title),
    already: released.filter(({ outcome }) => outcome.kind === 'already').length,
    ...(hidden && { hidden: { measure, reading: only.outcome.reading } }),
    at: context.now.toISOString(),
  };
}

/** Undefined if the period cannot be read. */
function reasonForm(
  { context }: Pick<UserAction, 'context'>,
  act: ReasonFormView['act'],
  which: Which,
  { files, count }: { readonly files: readonly MeasureFile[]; readonly count: number },
): ReasonFormView | undefined {
  const read = readPeriod(which.period);
  if (read.kind === 'unreadable') return undefined;
  const [file] = files;
  const reading = file?.readings.find(({ period }) => period.text === read.period.text);
  const about = file === undefined || reading === undefined ? undefined : { measure: file.measure, reading };
  return {
    ...{ kind: 'reasonForm', act, which, period: read.period, count, typed: '', problems: [] },
    scope: scopeOf(which, files, context),
    ...(act !== 'unlock' && about && { about }),
  };
}

export const refusedView = ({ problem, cure }: { problem: string; cure: string }): View => ({
  kind: 'notice',
  about: { what: 'deskRefused', problem, cure },
});

export const HOW: View = { kind: 'notice', about: { what: 'releaseHow' } };

/** The form for a reason. `confirmed`: it was pressed without one, so it says what is missing. */
export async function askWhy(
  action: UserAction,
  act: ReasonFormView['act'],
  which: Which,
  confirmed: boolean,
): Promise<View> {
  const found = await findWhich(action.services, action.context, which);
  if (found.kind === 'refused') return refusedView(found);
  const count = found.files.flatMap((file) => {
    const periods = periodsIn(file, found.period, which);
    return file.due.filter(({ period, lockedOn }) => lockedOn !== undefined && periods.includes(period.text));
  }).length;
  const form = reasonForm(action, act, which, { files: found.files, count });
  if (form === undefined) return HOW;
  if (!confirmed) return form;
  const problem = {
    field: 'reason' as const,
    problem: 'There is no reason.',
    cure: 'A sentence will do; it stays in the history.',
  };
  return { ...form, problems: [problem] };
}
