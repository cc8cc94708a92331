import { changeDue, type DecidedChange, handOver, wakeAfterHandOver } from '../../readings/feature.ts';
import { whyNotReached } from '../../../messaging/rules/reach.ts';
import type { DigestPlace, ReassignFormView } from '../rules/views.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { colleagues } from '../../../messaging/use-cases/read-people.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';
import type { Managed } from './managed.ts';
import { showDigest } from './show-digest.ts';

export async function reassignForm(
  { services }: UserAction,
  { file, owner }: Managed,
  due: DueReading,
  place: DigestPlace,
): Promise<ReassignFormView> {
  const { measure } = file;
  const others = await colleagues(services.store.people, measure.owner);
  const name = owner?.profile.name ?? '';
  return { kind: 'reassignForm', place, measure, due, owner: name, colleagues: others, problems: [] };
}

/**
 * *Reassign*: gives the measure to a colleague, with ten working days for what is open, and tells both. Repeating it
 * changes nothing.
 */
export async function reassign(
  action: UserAction,
  managed: Managed,
  due: DueReading,
  asked: { readonly to: string; readonly token: string; readonly place: DigestPlace },
): Promise<View> {
  const { services, context, person } = action;
  const to =
    asked.to.trim() === '' || asked.to.length > 254 ? undefined : await services.store.people.byEmail(asked.to);
  if (to === undefined) {
    const form = await reassignForm(action, managed, due, asked.place);
    const problem = { field: 'to' as const, problem: 'Nobody is chosen.', cure: 'Choose a colleague from the list.' };
    return { ...form, problems: [problem] };
  }
  const by = person.profile.key;
  const period = due.period.text;
  const { owner } = managed;
  const changed = await changeDue(services, { file: managed.file, due }, (current, opened): DecidedChange<boolean> => {
    const isNew = opened.measure.owner !== to.profile.key || opened.due.some(({ state }) => state === 'notMine');
    if (!isNew) return { outcome: false };
    const change = handOver(opened, { by, to, period, token: asked.token, reopen: false, as: 'reassigned' }, context);
    const told = owner === undefined ? [] : toldBefore(owner, to, by, current, opened.measure.code, context);
    return { outcome: true, change: { ...change, messages: [...change.messages, ...told] } };
  });
  const { file } = changed;
  if (changed.outcome) await wakeAfterHandOver(services, context, file);
  const notReached = whyNotReached(to);
  const note = { to: to.profile.name, dueOn: changed.due.dueOn, ...(notReached && { notReached }) };
  return showDigest(action, asked.place, { code: file.measure.code, period }, { what: 'reassigned', ...note });
}

/** Tells the former owner, if they can be reached and did not do it themselves. */
function toldBefore(
  owner: PersonFile,
  to: PersonFile,
  by: PersonFile['profile']['key'],
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
