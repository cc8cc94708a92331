import type { PersonKey } from '../../../core/measures/measure.ts';
import { changeDue, handOver, wakeAfterHandOver } from '../../readings/feature.ts';
import { whyNotReached } from '../../../messaging/rules/reach.ts';
import type { ReassignFormView } from '../rules/views.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { colleagues } from '../../../messaging/use-cases/read-people.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';
import type { PressedRow } from './managed.ts';
import { showAfter } from './show-digest.ts';

export async function reassignForm(
  { services }: UserAction,
  { managed, due, place }: PressedRow,
): Promise<ReassignFormView> {
  const { file, owner } = managed;
  const { measure } = file;
  const others = await colleagues(services.store.people, measure.owner);
  const name = owner?.profile.name ?? '';
  return { kind: 'reassignForm', place, measure, due, owner: name, colleagues: others, problems: [] };
}

/** *Reassign*: gives the measure to a colleague, with notice, and tells both. Repeating it changes nothing. */
export async function reassign(action: UserAction, row: PressedRow, email: string, token: string): Promise<View> {
  const { services, context, person } = action;
  const { managed, due } = row;
  const isNamed = email.trim() !== '' && email.length <= 254;
  const to = isNamed ? await services.store.people.byEmail(email) : undefined;
  if (to === undefined) {
    const problem = { field: 'to' as const, problem: 'Nobody is chosen.', cure: 'Choose a colleague from the list.' };
    return { ...(await reassignForm(action, row)), problems: [problem] };
  }
  const by = person.profile.key;
  const period = due.period.text;
  const { owner } = managed;
  const changed = await changeDue<boolean>(services, { file: managed.file, due }, (current, opened) => {
    const isNew = opened.measure.owner !== to.profile.key || opened.due.some(({ state }) => state === 'notMine');
    if (!isNew) return { outcome: false };
    const change = handOver(opened, { by, to, period, token, reopen: false, as: 'reassigned' }, context);
    const told = owner === undefined ? [] : toldBefore(owner, to, by, current, opened.measure.code, context);
    return { outcome: true, change: { ...change, messages: [...change.messages, ...told] } };
  });
  if (changed.outcome) await wakeAfterHandOver(services, context, changed.file);
  const notReached = whyNotReached(to);
  const note = { to: to.profile.name, dueOn: changed.due.dueOn, ...(notReached && { notReached }) };
  return showAfter(action, row, { what: 'reassigned', ...note });
}

/** Tells the former owner, if they can be reached and did not do it themselves. */
function toldBefore(
  owner: PersonFile,
  to: PersonFile,
  by: PersonKey,
  due: DueReading,
  code: string,
  context: TodayContext,
): Message[] {
  const { key } = owner.profile;
  if (key === by || key === to.profile.key || owner.conversation?.reachable !== true) return [];
  const period = due.period.text;
  const message = {
    key: `handedon|${key}|${code}|${period}|${due.form}`,
    kind: 'handedOn' as const,
    topics: [{ code, period, milestone: { is: 'handedOn' as const } }],
  };
  return [replyTo(owner, context, message)];
}
