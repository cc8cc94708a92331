import { findDue, formView } from '../../readings/feature.ts';
import type { ReleaseCommand } from '../rules/read-command.ts';
import { latestTaken, type Which } from '../rules/which.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import { askWhy, HOW, refusedView } from './desk-views.ts';
import { showLock } from './lock-readings.ts';
import { moveMeasure } from './move-measure.ts';
import { openByHand } from './open-by-hand.ts';
import { showRelease } from './release-desk.ts';

export async function typedRelease(action: UserAction, { thing, period }: ReleaseCommand<'release'>): Promise<View> {
  const which = await whichMeant(action, thing, period);
  return which === undefined ? HOW : showRelease(action, which);
}

export async function typedLock(action: UserAction, { things, period }: ReleaseCommand<'lock'>): Promise<View> {
  return period === '' ? HOW : showLock(action, whichOf(action, things, period));
}

export async function typedUnlock(
  action: UserAction,
  { things, period, why }: ReleaseCommand<'unlock'>,
): Promise<View> {
  if (period === '') return HOW;
  return withTyped(await askWhy(action, 'unlock', whichOf(action, things, period), true), why);
}

export async function typedWithdraw(
  action: UserAction,
  { code, period, why }: ReleaseCommand<'withdraw'>,
): Promise<View> {
  if (code === '' || period === '') return HOW;
  return withTyped(await askWhy(action, 'withdraw', { of: 'measures', codes: [code], period }, true), why);
}

export async function typedCorrect(action: UserAction, { code, period }: ReleaseCommand<'correct'>): Promise<View> {
  const found = await findDue(action, code, period);
  return 'view' in found ? found.view : formView(found.file, found.due, action.person, action.context);
}

export async function typedMove(
  { services, context, person }: UserAction,
  asked: ReleaseCommand<'move'>,
): Promise<View> {
  const done = await moveMeasure(services, person.profile.key, asked);
  if (done.kind === 'refused') return refusedView(done);
  const { measure, from, to, on } = done;
  const about = { what: 'moved', measure, from: titleOf(from, context), to: titleOf(to, context), on } as const;
  return { kind: 'notice', about };
}

export async function typedOpen({ services, person }: UserAction, asked: ReleaseCommand<'openByHand'>): Promise<View> {
  const done = await openByHand(services, person.profile.key, asked);
  switch (done.kind) {
    case 'refused':
      return refusedView(done);
    case 'opened': {
      const { measure, due } = done;
      const owner = measure.owner === undefined ? undefined : await services.store.people.byKey(measure.owner);
      const name = owner?.profile.name ?? '';
      return { kind: 'notice', about: { what: 'openedByHand', measure, period: due.period, due, owner: name } };
    }
    case 'askedAgain': {
      const { measure, due, outcome, to } = done;
      const about = { measure, period: due.period };
      if (outcome.kind === 'nudged') {
        const goesOn = outcome.due.nudged?.goesOn ?? due.dueOn;
        return { kind: 'notice', about: { what: 'askedAgain', ...about, to, goesOn } };
      }
      const because = outcome.kind === 'tooSoon' ? ('nudgedLately' as const) : outcome.kind;
      return { kind: 'notice', about: { what: 'notAskedAgain', ...about, because } };
    }
    case 'answered':
    case 'locked':
    case 'notLive': {
      const { measure, period, kind: because } = done;
      return { kind: 'notice', about: { what: 'notAskedAgain', measure, period, because } };
    }
  }
}

/** Fills the box with the reason that was typed. An empty box is no problem yet. */
function withTyped(view: View, why: string): View {
  return view.kind === 'reasonForm' ? { ...view, typed: why, problems: [] } : view;
}

/** A committee, an objective, everything, or a measure; without a period, the round of the last meeting. */
async function whichMeant(action: UserAction, thing: string, period: string): Promise<Which | undefined> {
  if (thing === '' && period === '') return undefined;
  const { context } = action;
  const round = period === '' ? latestTaken(context.framework.committees, context.today) : period;
  if (period === '' && groupOf(thing, context) === undefined) {
    const last = (await action.services.store.measures.open(thing.slice(0, 200)))?.readings.at(-1);
    return last === undefined ? undefined : { of: 'measures', codes: [thing], period: last.period.text };
  }
  return round === undefined ? undefined : whichOf(action, thing === '' ? [] : [thing], round);
}

function whichOf({ context }: UserAction, things: readonly string[], period: string): Which {
  const [thing = 'all'] = things;
  if (things.length <= 1) {
    const group = groupOf(thing, context);
    if (group !== undefined) return { ...group, period };
  }
  return { of: 'measures', codes: things, period };
}

function groupOf(thing: string, { framework }: TodayContext) {
  const same = (code: string) => code.toLowerCase() === thing.toLowerCase();
  if (/^(?:all|everything)$/i.test(thing)) return { of: 'all' } as const;
  const committee = framework.committees.find(({ code }) => same(code));
  if (committee !== undefined) return { of: 'committee', committee: committee.code } as const;
  const objective = framework.objectives.find(({ code }) => same(code));
  return objective === undefined ? undefined : ({ of: 'objective', objective: objective.code } as const);
}

const titleOf = (code: string, { framework }: TodayContext) =>
  framework.committees.find((known) => known.code === code)?.title ?? code;
