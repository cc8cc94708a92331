import { decideAnswerTo, decideQuery, type QueryOutcome } from '../rules/query.ts';
import type { DigestPlace, QueryFormView } from '../rules/views.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { whoHears } from '../../../messaging/rules/who-hears.ts';
import type { View } from '../../../core/view.ts';
import { saveDecided } from '../../readings/use-cases/answer-reading.ts';
import { readingFor } from '../../readings/use-cases/form-view.ts';
import type { Setting, Visit } from '../../../core/services.ts';
import type { MeasureFile } from '../../readings/store.ts';
import type { PersonFile } from '../../../core/people-store.ts';
import { replyMoment } from '../../../messaging/use-cases/reply-moment.ts';
import { findDue } from '../../readings/use-cases/find-due.ts';
import { hearerOf, type Managed } from './managed.ts';
import { showDigest } from './show-digest.ts';

type Data = Readonly<Record<string, string>>;

/** The form of *Query*: one box. */
export function queryForm(
  { setting }: Visit,
  { file, owner }: Managed,
  due: DueReading,
  place: DigestPlace,
): QueryFormView {
  return {
    ...boxAbout(setting, file, due),
    for: { what: 'ask', place, to: owner?.person.name ?? '' },
  };
}

/** *Query*: the manager's question, stored with the message that takes it to the owner. */
export async function ask(
  visit: Visit,
  managed: Managed,
  due: DueReading,
  asked: { readonly text: string; readonly token: string; readonly place: DigestPlace },
): Promise<View> {
  const { needs, setting, person } = visit;
  const by = person.person.key;
  const hearer = await hearerOfQuery(visit, managed);
  if (hearer === undefined) return showAfter(visit, managed.file, due, asked.place, 'nobodyToAsk');
  const { outcome } = await saveDecided(
    needs,
    managed.file,
    due,
    (_file, current) => decideQuery(current, { by, at: setting.now.toISOString(), text: asked.text }, asked.token),
    (made, _current, file) => {
      if (made.kind !== 'stored') return undefined;
      const message = replyAbout(file, made.due, hearer, setting, {
        kind: 'query',
        key: `query|${hearer.person.key}|${file.measure.code}|${due.period.text}|${made.number}`,
        stage: `query ${made.number}`,
      });
      return { due: [made.due], messages: [message] };
    },
  );
  if (outcome.kind !== 'refused') return showAfter(visit, managed.file, due, asked.place, 'asked');
  return { ...queryForm(visit, managed, due, asked.place), typed: asked.text, problems: outcome.problems };
}

/** Whoever answers for it today; its owner all the same while nobody does. */
async function hearerOfQuery({ needs, setting }: Visit, { owner, deputy }: Managed): Promise<PersonFile | undefined> {
  const key = whoHears(hearerOf(owner), hearerOf(deputy), setting.today);
  return key === undefined ? owner : needs.store.people.byKey(key);
}

function showAfter(
  visit: Visit,
  file: MeasureFile,
  due: DueReading,
  place: DigestPlace,
  what: 'asked' | 'nobodyToAsk',
) {
  return showDigest(visit, place, { code: file.measure.code, period: due.period.text }, { what });
}

/** An owner's answer to a query: stored with the message that takes it back to whoever asked. */
export async function answerQuery(visit: Visit, data: Data): Promise<View> {
  const { needs, setting, person } = visit;
  const found = await findQuery(visit, data);
  if ('view' in found) return found.view;
  const { file, due, form, number, asker } = found;
  const text = data.note ?? '';
  const { outcome } = await saveDecided(
    needs,
    file,
    due,
    (_file, current): QueryOutcome =>
      decideAnswerTo(current, number, { by: person.person.key, at: setting.now.toISOString(), text }),
    (made, _current, at) => {
      if (made.kind !== 'stored') return undefined;
      const back =
        asker === undefined
          ? []
          : [
              replyAbout(at, made.due, asker, setting, {
                kind: 'queryAnswer',
                key: `answer|${asker.person.key}|${at.measure.code}|${due.period.text}|${number}|${made.number}`,
                stage: `answer ${number} ${made.number}`,
              }),
            ];
      return { due: [made.due], messages: back };
    },
  );
  if (outcome.kind === 'refused') return { ...form, typed: text, problems: outcome.problems };
  const to = asker?.person.name ?? '';
  return { kind: 'notice', about: { what: 'answerSent', measure: file.measure, due, to } };
}

async function findQuery(visit: Visit, data: Data) {
  const { needs, setting, person } = visit;
  const found = await findDue(visit, data.measure ?? '', data.period ?? '');
  if ('view' in found) return found;
  const { file, due } = found;
  const number = Number(data.query ?? '');
  const query = due.queries?.[number - 1];
  if (query === undefined) {
    const about = { what: 'notOpen' as const, measure: file.measure, period: due.period.text };
    return { view: { kind: 'notice', about } satisfies View };
  }
  const asker = query.by === person.person.key ? person : await needs.store.people.byKey(query.by);
  const form: QueryFormView = {
    ...boxAbout(setting, file, due),
    for: { what: 'answer', number, from: asker?.person.name ?? '', question: query.text },
  };
  return { file, due, number, asker, form };
}

function boxAbout({ today }: Setting, file: MeasureFile, due: DueReading): Omit<QueryFormView, 'for'> {
  const reading = readingFor(file, due);
  const { measure } = file;
  return { kind: 'queryForm', today, measure, due, ...(reading && { reading }), typed: '', problems: [] };
}

type Reply = { readonly kind: 'query' | 'queryAnswer'; readonly key: string; readonly stage: string };

function replyAbout(
  { measure }: MeasureFile,
  due: DueReading,
  to: PersonFile,
  setting: Setting,
  { kind, key, stage }: Reply,
): Message {
  const covers = [{ code: measure.code, period: due.period.text, stage }];
  return newMessage({ key, kind, to: to.person.key, covers, run: 'reply' }, replyMoment(to, setting));
}
