import type { AuditEntry } from '../../../core/audit-entry.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { newMessage } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { decidePutOff, latestExpectedDay, type PutOff } from '../rules/put-off.ts';
import type { View } from '../../../core/view.ts';
import type { NotMineFormView, NotReadyFormView } from '../rules/views.ts';
import { saveDecided } from './answer-reading.ts';
import { whatNext } from './ask-view.ts';
import { savedNote } from './form-view.ts';
import { handOver, wakeAfterHandOver } from './hand-over.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { performanceTeam } from '../../../messaging/use-cases/read-people.ts';
import { replyMoment } from '../../../messaging/rules/quiet.ts';

/** The form of *Not ready yet*; `unread` is what was typed for a day and is none. */
export function notReadyForm(
  { context, rest }: UserAction,
  file: MeasureFile,
  due: DueReading,
  unread = '',
): NotReadyFormView {
  const latest = latestExpectedDay(context.today);
  const problem = `We could not read “${unread.slice(0, 60)}” as a day ahead of us.`;
  const problems = unread === '' ? [] : [{ field: 'expectedOn' as const, problem, cure: 'Please choose one.' }];
  return { kind: 'notReadyForm', rest, today: context.today, measure: file.measure, due, latest, problems };
}

/** *Not ready yet*: not chased until then; the second time the performance team is told. */
export async function putOff(
  action: UserAction,
  opened: MeasureFile,
  opening: DueReading,
  asked: PutOff,
): Promise<View> {
  const { services, context, person, rest } = action;
  const by = person.person.key;
  const { file, due, outcome } = await saveDecided(
    services,
    opened,
    opening,
    (_file, current) => decidePutOff(current, asked, by, context.today),
    (made, current) =>
      made.kind === 'putOff'
        ? { due: [made.due], acts: [stateAct('putOff', current, made.due, by, context)] }
        : undefined,
  );
  if (outcome.kind === 'refused') {
    return { ...notReadyForm(action, file, due), problems: outcome.problems, typed: { ...asked } };
  }
  if (outcome.kind === 'putOff') {
    if (outcome.due.notReady)
      await services.store.wakes.set('remind', file.measure.code, outcome.due.notReady.expectedOn);
    if (outcome.tellPerformanceTeam) await tellPerformanceTeam(services, context, file, outcome.due);
  }
  return whatNext(action, savedNote(file, due, 'notReady'), rest);
}

/** The form of *Not mine*: colleagues of the register to hand it to, by name. */
export async function notMineForm(
  { services, person, rest }: UserAction,
  file: MeasureFile,
  due: DueReading,
): Promise<NotMineFormView> {
  const colleagues: { email: string; name: string }[] = [];
  for await (const { person: other } of services.store.people.all()) {
    if (other.key !== person.person.key) colleagues.push({ email: other.email, name: other.name });
  }
  colleagues.sort((a, b) => a.name.localeCompare(b.name));
  return { kind: 'notMineForm', rest, measure: file.measure, due, colleagues, problems: [] };
}

/**
 * *Not mine*: the chasing stops at once. Where a colleague of the register is named, the measure is theirs from now on,
 * and they are told in their own time; else it stands on the manager's list.
 */
export async function disown(
  action: UserAction,
  opened: MeasureFile,
  opening: DueReading,
  asked: { readonly to: string; readonly token: string },
): Promise<View> {
  const { services, context, person, rest } = action;
  const by = person.person.key;
  const to = asked.to.trim() === '' ? undefined : await services.store.people.byEmail(asked.to);
  if (asked.to.trim() !== '' && (to === undefined || to.person.key === by)) {
    const view = await notMineForm(action, opened, opening);
    const problem = {
      field: 'to' as const,
      problem: 'That is nobody we know of.',
      cure: 'Choose a colleague from the list, or leave it empty.',
    };
    return { ...view, problems: [problem] };
  }
  const { file, due, outcome } = await saveDecided(
    services,
    opened,
    opening,
    (_file, current) => current.handled !== asked.token,
    (fresh, current, file) => {
      if (!fresh) return undefined;
      const { token } = asked;
      if (to !== undefined)
        return handOver(file, { by, to, period: current.period.text, token, reopen: true }, context);
      const handled = { ...current, form: current.form + 1, handled: token, questions: [] };
      const due: DueReading = { ...handled, state: 'notMine', notMine: { by } };
      return { due: [due], acts: [stateAct('disowned', current, due, by, context)] };
    },
  );
  if (outcome && to !== undefined) await wakeAfterHandOver(services, context, file);
  return whatNext(action, savedNote(file, due, 'notMine', to?.person.name), rest);
}

/** *We no longer collect this*: never asked again; the performance team decides what becomes of the measure. */
export async function withdraw(
  action: UserAction,
  opened: MeasureFile,
  opening: DueReading,
  token: string,
): Promise<View> {
  const { services, context, person, rest } = action;
  const by = person.person.key;
  const { file, due } = await saveDecided(
    services,
    opened,
    opening,
    (_file, current) => current.handled !== token && current.state !== 'withdrawn',
    (fresh, current) => {
      if (!fresh) return undefined;
      const handled = { ...current, form: current.form + 1, handled: token, questions: [] };
      const due: DueReading = {
        ...handled,
        state: 'withdrawn',
        withdrawn: { by, note: '', at: context.now.toISOString() },
      };
      return { due: [due], acts: [stateAct('withdrawn', current, due, by, context)] };
    },
  );
  return whatNext(action, savedNote(file, due, 'withdrawn'), rest);
}

/** What the audit says of an honest answer: how it stood before and after. The reason and its note stay with the due reading. */
function stateAct(
  what: 'putOff' | 'disowned' | 'withdrawn',
  before: DueReading,
  now: DueReading,
  by: PersonKey,
  { now: at }: TodayContext,
): AuditEntry {
  const state = ({ state: stands, notReady }: DueReading) =>
    stands === 'notReady' && notReady !== undefined ? `${stands} until ${notReady.expectedOn}` : stands;
  return {
    what,
    about: now.period.text,
    by,
    at: at.toISOString(),
    before: state(before),
    after: state(now),
    reason: '',
  };
}

async function tellPerformanceTeam(
  services: Services,
  context: TodayContext,
  file: MeasureFile,
  due: DueReading,
): Promise<void> {
  const { code } = file.measure;
  const times = due.notReady?.times ?? 2;
  const until = due.notReady?.expectedOn ?? context.today;
  const messages = (await performanceTeam(services.store.people)).map((member) => {
    const { key: to } = member.person;
    const key = `extension|${to}|${code}|${due.period.text}|${times}`;
    const topics = [{ code, period: due.period.text, milestone: { is: 'putOff' as const, until } }];
    return newMessage({ key, kind: 'extension', to, topics, run: 'reply' }, replyMoment(member, context));
  });
  await services.store.outbox.put(messages);
}
