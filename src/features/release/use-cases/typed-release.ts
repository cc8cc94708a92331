import { latestTaken } from '../rules/latest-round.ts';
import type { ReleaseCommand } from '../rules/read-command.ts';
import type { Which } from '../rules/which.ts';
import { type Act } from '../../../core/rights/may.ts';
import { mayAtDesk } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { findDue } from '../../readings/use-cases/find-due.ts';
import { formView } from '../../readings/use-cases/form-view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import { refusedView } from './desk-views.ts';
import { moveMeasure } from './move-measure.ts';
import { openByHand } from './open-by-hand.ts';
import { askWhy, notYourDesk, showLock, showRelease } from './release-desk.ts';

const RIGHTS: Readonly<Record<ReleaseCommand['kind'], Act>> = {
  release: 'release',
  withdraw: 'release',
  lock: 'lock',
  unlock: 'lock',
  correct: 'correct',
  openByHand: 'openByHand',
  move: 'reroute',
};

const HOW: View = { kind: 'notice', about: { what: 'releaseHow' } };

/** What the performance team types about releasing, locking, opening by hand and moving; each act is pressed on a card. */
export async function typedRelease(action: UserAction, command: ReleaseCommand): Promise<View> {
  if (!mayAtDesk(RIGHTS[command.kind], action.person.person)) return notYourDesk(action);
  const { services, context, person } = action;
  switch (command.kind) {
    case 'release': {
      const which = await whichMeant(action, command.thing, command.period);
      return which === undefined ? HOW : showRelease(action, which);
    }
    case 'lock':
    case 'unlock': {
      const { things, period } = command;
      if (period === '') return HOW;
      const which = whichOf(action, things, period);
      return command.kind === 'lock'
        ? showLock(action, which)
        : withTyped(await askWhy(action, 'unlock', which, true), command.why);
    }
    case 'withdraw': {
      if (command.code === '' || command.period === '') return HOW;
      const which = { of: 'measures', codes: [command.code], period: command.period } as const;
      return withTyped(await askWhy(action, 'withdraw', which, true), command.why);
    }
    case 'correct': {
      const found = await findDue(action, command.code, command.period);
      return 'view' in found ? found.view : formView(found.file, found.due, person, context);
    }
    case 'openByHand':
      return openedView(action, command);
    case 'move': {
      const done = await moveMeasure(services, person.person.key, command);
      if (done.kind === 'refused') return refusedView(done);
      const { measure, from, to, on } = done;
      return {
        kind: 'notice',
        about: { what: 'moved', measure, from: titleOf(from, context), to: titleOf(to, context), on },
      };
    }
  }
}

async function openedView(
  action: UserAction,
  asked: { readonly code: string; readonly period: string },
): Promise<View> {
  const { services, person } = action;
  const done = await openByHand(services, person.person.key, asked);
  switch (done.kind) {
    case 'refused':
      return refusedView(done);
    case 'opened': {
      const { measure, due } = done;
      const owner = measure.owner === undefined ? undefined : await services.store.people.byKey(measure.owner);
      const about = {
        what: 'openedByHand' as const,
        measure,
        period: due.period,
        due,
        owner: owner?.person.name ?? '',
      };
      return { kind: 'notice', about };
    }
    case 'askedAgain': {
      const { measure, due, outcome, to } = done;
      const { period } = due;
      if (outcome.kind === 'nudged') {
        const goesOn = outcome.due.nudged?.goesOn ?? due.dueOn;
        return { kind: 'notice', about: { what: 'askedAgain', measure, period, to, goesOn } };
      }
      const because = outcome.kind === 'tooSoon' ? ('nudgedLately' as const) : outcome.kind;
      return { kind: 'notice', about: { what: 'notAskedAgain', measure, period, because } };
    }
    case 'answered':
    case 'locked':
    case 'notLive': {
      const { measure, period, kind: because } = done;
      return { kind: 'notice', about: { what: 'notAskedAgain', measure, period, because } };
    }
  }
}

/** A reason that was typed with the command stands in the box already; asked for a first time, nothing is amiss yet. */
function withTyped(view: View, why: string): View {
  return view.kind === 'reasonForm' ? { ...view, typed: why, problems: [] } : view;
}

/** A committee, an objective, everything, or a measure; without a period the round that the last meeting took. */
async function whichMeant(action: UserAction, thing: string, period: string): Promise<Which | undefined> {
  if (thing === '' && period === '') return undefined;
  const { context } = action;
  const round = period === '' ? latestTaken(context.framework.committees, context.today) : period;
  if (period === '' && !isGroup(thing, context)) {
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

const isGroup = (thing: string, context: TodayContext) => groupOf(thing, context) !== undefined;

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
