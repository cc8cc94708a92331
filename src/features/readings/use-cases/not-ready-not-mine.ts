import type { AuditEntry } from '../../../core/audit-entry.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { decidePutOff, latestExpectedDay, type PutOff } from '../rules/put-off.ts';
import type { View } from '../../../core/view.ts';
import type { MeasureDue } from '../rules/of-measure.ts';
import type { NotMineFormView, NotReadyFormView } from '../rules/views.ts';
import { changeDue, type DecidedChange } from './change-measure.ts';
import { whatNext } from './ask-view.ts';
import { savedNote } from './form-view.ts';
import { handOver, wakeAfterHandOver } from './hand-over.ts';
import type { UserAction } from '../../../actions/action.ts';
import { colleagues, performanceTeam } from '../../../messaging/use-cases/read-people.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';

/** The form of *Not ready yet*; `unread` was typed for a day and is none. */
export function notReadyForm({ context, rest }: UserAction, { file, due }: MeasureDue, unread = ''): NotReadyFormView {
  const latest = latestExpectedDay(context.today);
  const problem = `We could not read “${unread.slice(0, 60)}” as a day ahead of us.`;
  const problems = unread === '' ? [] : [{ field: 'expectedOn' as const, problem, cure: 'Please choose one.' }];
  return { kind: 'notReadyForm', rest, today: context.today, measure: file.measure, due, latest, problems };
}

/** *Not ready yet*: not asked for until that day; from the second time the performance team is told. */
export async function putOff(action: UserAction, found: MeasureDue, asked: PutOff): Promise<View> {
  const { services, context, person, rest } = action;
  const { file, due, outcome } = await changeDue(services, found, (current) => {
    const made = decidePutOff(current, asked, person.profile.key, context.today);
    return {
      outcome: made,
      change: made.kind === 'putOff' ? changeOf(action, 'putOff', current, made.due) : undefined,
    };
  });
  if (outcome.kind === 'refused') {
    return { ...notReadyForm(action, { file, due }), problems: outcome.problems, typed: { ...asked } };
  }
  if (outcome.kind === 'putOff') {
    if (outcome.due.notReady)
      await services.store.wakes.set('remind', file.measure.code, outcome.due.notReady.expectedOn);
    if (outcome.tellPerformanceTeam) await tellPerformanceTeam(action, { file, due: outcome.due });
  }
  return whatNext(action, savedNote(file, due, 'notReady'), rest);
}

/** The form of *Not mine*: colleagues of the register to hand it to, by name. */
export async function notMineForm(
  { services, person, rest }: UserAction,
  { file, due }: MeasureDue,
): Promise<NotMineFormView> {
  const others = await colleagues(services.store.people, person.profile.key);
  return { kind: 'notMineForm', rest, measure: file.measure, due, colleagues: others, problems: [] };
}

/** *Not mine*: they are not asked any more. A named colleague owns it now and is told; or the manager's list has it. */
export async function disown(
  action: UserAction,
  found: MeasureDue,
  asked: { readonly to: string; readonly token: string },
): Promise<View> {
  const { services, context, person, rest } = action;
  const by = person.profile.key;
  const { token } = asked;
  const to = asked.to.trim() === '' ? undefined : await services.store.people.byEmail(asked.to);
  if (asked.to.trim() !== '' && (to === undefined || to.profile.key === by)) {
    const cure = 'Choose a colleague from the list, or leave it empty.';
    const problem = { field: 'to' as const, problem: 'That is nobody we know of.', cure };
    return { ...(await notMineForm(action, found)), problems: [problem] };
  }
  const { file, due, outcome } = await changeDue(services, found, (current, at): DecidedChange<boolean> => {
    if (current.handled === token) return { outcome: false };
    const change =
      to === undefined
        ? changeOf(action, 'disowned', current, { ...handled(current, token), state: 'notMine', notMine: { by } })
        : handOver(at, { by, to, period: current.period.text, token, reopen: true }, context);
    return { outcome: true, change };
  });
  if (outcome && to !== undefined) await wakeAfterHandOver(services, context, file);
  return whatNext(action, savedNote(file, due, 'notMine', to?.profile.name), rest);
}

/** *We no longer collect this*: never asked again; the performance team decides what becomes of the measure. */
export async function withdraw(action: UserAction, found: MeasureDue, token: string): Promise<View> {
  const { services, context, person, rest } = action;
  const withdrawn = { by: person.profile.key, note: '', at: context.now.toISOString() };
  const { file, due } = await changeDue(services, found, (current) => {
    if (current.handled === token || current.state === 'withdrawn') return { outcome: undefined };
    const now: DueReading = { ...handled(current, token), state: 'withdrawn', withdrawn };
    return { outcome: undefined, change: changeOf(action, 'withdrawn', current, now) };
  });
  return whatNext(action, savedNote(file, due, 'withdrawn'), rest);
}

const handled = (due: DueReading, token: string): DueReading => ({
  ...due,
  form: due.form + 1,
  handled: token,
  questions: [],
});

function changeOf({ person, context }: UserAction, what: AuditEntry['what'], before: DueReading, now: DueReading) {
  const stateOf = ({ state, notReady }: DueReading) =>
    state === 'notReady' && notReady !== undefined ? `${state} until ${notReady.expectedOn}` : state;
  const act: AuditEntry = {
    what,
    about: now.period.text,
    by: person.profile.key,
    at: context.now.toISOString(),
    before: stateOf(before),
    after: stateOf(now),
    reason: '',
  };
  return { due: [now], acts: [act] };
}

async function tellPerformanceTeam({ services, context }: UserAction, { file, due }: MeasureDue): Promise<void> {
  const { code } = file.measure;
  const period = due.period.text;
  const { times = 2, expectedOn: until = context.today } = due.notReady ?? {};
  const topics = [{ code, period, milestone: { is: 'putOff' as const, until } }];
  const messages = (await performanceTeam(services.store.people)).map((member) => {
    const key = `extension|${member.profile.key}|${code}|${period}|${times}`;
    return replyTo(member, context, { key, kind: 'extension', topics });
  });
  await services.store.outbox.put(messages);
}
