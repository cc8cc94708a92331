import type { Message } from '../../../messaging/rules/message.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { withNotice } from '../rules/notice-period.ts';
import { owedOf, waits } from '../rules/still-owed.ts';
import { nextTurn, rulesOf } from '../rules/stages.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureChange } from '../store.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';

export type HandOver = {
  readonly by: PersonKey;
  readonly to: PersonFile;
  readonly period: string;
  readonly token: string;
  /** Opens that one for the new owner, whatever became of it before. */
  readonly reopen: boolean;
  readonly as?: 'handedOver' | 'reassigned';
};

/** Gives a measure to a new owner, with notice, and tells them, in one change: it always has one owner. */
export function handOver(
  file: MeasureFile,
  { by, to, period, token, reopen, as = 'handedOver' }: HandOver,
  context: TodayContext,
): MeasureChange & { readonly due: readonly DueReading[]; readonly messages: readonly Message[] } {
  const due = file.due.flatMap((one) => {
    const isPressed = one.period.text === period;
    const isReopened = (isPressed && reopen) || one.state === 'notMine';
    if (!isPressed && !waits(one)) return [];
    if (!waits(one) && !isReopened) return [{ ...one, handled: token }];
    return [handedOver(one, { by, to: to.profile.key }, { ...context, isReopened, ...(isPressed && { token }) })];
  });
  const { code } = file.measure;
  const told = due.filter(waits);
  const form = due.find((one) => one.period.text === period)?.form ?? 0;
  const { key } = to.profile;
  const message = replyTo(to, context, {
    key: `handover|${key}|${code}|${period}|${by}|${form}`,
    kind: 'handover',
    topics: told.map((one) => ({ code, period: one.period.text, milestone: { is: 'handover' } })),
  });
  const act = { what: as, about: 'owner', by, at: context.now.toISOString(), before: file.measure.owner ?? '' };
  return {
    measure: { ...file.measure, owner: key },
    due,
    messages: told.length > 0 ? [message] : [],
    acts: [{ ...act, after: key, reason: '' }],
  };
}

type How = Pick<TodayContext, 'calendar' | 'today'> & { readonly isReopened: boolean; readonly token?: string };

function handedOver(
  due: DueReading,
  notMine: NonNullable<DueReading['notMine']>,
  { isReopened, token, ...now }: How,
): DueReading {
  const dueOn = withNotice(due.dueOn, now);
  const state = isReopened ? ('open' as const) : due.state;
  const handled = token === undefined ? {} : { handled: token };
  return { ...due, state, dueOn, form: due.form + 1, ...handled, questions: [], notMine };
}

/** The new owner is asked when they would be reminded: until then the message of the hand-over is enough. */
export async function wakeAfterHandOver(services: Services, context: TodayContext, file: MeasureFile): Promise<void> {
  const turn = nextTurn(owedOf(file), context.today, rulesOf(context));
  if (turn === undefined) return;
  await services.store.wakes.set('ask', file.measure.code, turn);
  await services.store.wakes.set('remind', file.measure.code, turn);
}
