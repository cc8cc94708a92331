import { handOver, saveDecided, wakeAfterHandOver } from '../../readings/feature.ts';
import { whyNotReached } from '../../../messaging/rules/reach.ts';
import type { DigestPlace, ReassignFormView } from '../rules/views.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { replyMoment } from '../../../messaging/rules/quiet.ts';
import type { Managed } from './managed.ts';
import { showDigest } from './show-digest.ts';

export async function reassignForm(
  { services }: UserAction,
  { file, owner }: Managed,
  due: DueReading,
  place: DigestPlace,
): Promise<ReassignFormView> {
  const colleagues: { email: string; name: string }[] = [];
  for await (const { person } of services.store.people.all()) {
    if (person.key !== file.measure.owner) colleagues.push({ email: person.email, name: person.name });
  }
  colleagues.sort((a, b) => a.name.localeCompare(b.name));
  const name = owner?.person.name ?? '';
  return { kind: 'reassignForm', place, measure: file.measure, due, owner: name, colleagues, problems: [] };
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
  const by = person.person.key;
  const period = due.period.text;
  const { owner } = managed;
  const {
    file,
    due: after,
    outcome,
  } = await saveDecided(
    services,
    managed.file,
    due,
    (current) => current.measure.owner !== to.person.key || current.due.some(({ state }) => state === 'notMine'),
    (isNew, current, opened) => {
      if (!isNew) return undefined;
      const change = handOver(opened, { by, to, period, token: asked.token, reopen: false, as: 'reassigned' }, context);
      const told = owner === undefined ? [] : toldBefore(owner, to, by, current, opened.measure.code, context);
      return { ...change, messages: [...change.messages, ...told] };
    },
  );
  if (outcome) await wakeAfterHandOver(services, context, file);
  const notReached = whyNotReached(to);
  const note = {
    what: 'reassigned' as const,
    to: to.person.name,
    dueOn: after.dueOn,
    ...(notReached && { notReached }),
  };
  return showDigest(action, asked.place, { code: file.measure.code, period }, note);
}

/** Tells the former owner, if they can be reached and did not do it themselves. */
function toldBefore(
  owner: PersonFile,
  to: PersonFile,
  by: PersonFile['person']['key'],
  due: DueReading,
  code: string,
  context: TodayContext,
): Message[] {
  const { key } = owner.person;
  if (key === by || key === to.person.key || owner.conversation?.reachable !== true) return [];
  const period = due.period.text;
  const message = {
    key: `handedon|${key}|${code}|${period}|${due.form}`,
    kind: 'handedOn' as const,
    to: key,
    topics: [{ code, period, milestone: { is: 'handedOn' as const } }],
    run: 'reply',
  };
  return [newMessage(message, replyMoment(owner, context))];
}
