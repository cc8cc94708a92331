import { type AnswerOutcome, decideAnswer, type Submitted } from '../rules/decide-answer.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { lastRevision, type Reading } from '../../../core/readings/reading.ts';
import type { View } from '../../../core/view.ts';
import { placeHere, whatNext } from './ask-view.ts';
import { earlierReadings, formView, readingFor, savedNote } from './form-view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services } from '../../../core/services.ts';
import type { MeasureChange } from '../store.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/**
 * Takes an answer: decides, stores everything that it changes in one transaction, and says what comes next. When
 * somebody else was quicker, it is decided again on what they left, so that one reading stands and this person learns it.
 */
export async function answerReading(
  action: UserAction,
  opened: MeasureFile,
  due: DueReading,
  submitted: Submitted,
): Promise<View> {
  const { file, due: current, outcome } = await answerInSilence(action, opened, due, submitted);
  return show(action, file, current, outcome, submitted);
}

/** The same for one of many: decides and stores, and leaves what to say to the caller. */
export async function answerInSilence(
  { services, context, person }: UserAction,
  opened: MeasureFile,
  due: DueReading,
  submitted: Submitted,
): Promise<{ file: MeasureFile; due: DueReading; outcome: AnswerOutcome }> {
  const by = person.person.key;
  const decide = (file: MeasureFile, current: DueReading) =>
    decideAnswer({
      measure: file.measure,
      due: current,
      reading: readingFor(file, current),
      lastRevision: lastRevision(file, current.period),
      history: earlierReadings(file, current),
      submitted,
      by,
      at: context.now.toISOString(),
    });
  return saveDecided(services, opened, due, decide, (made, at, stored) => changeFor(made, at, by, stored));
}

/** Decides and stores; decides again on the newer state where another writer was first. */
export async function saveDecided<Outcome>(
  { store }: Services,
  opened: MeasureFile,
  due: DueReading,
  decide: (file: MeasureFile, due: DueReading) => Outcome,
  change: (outcome: Outcome, due: DueReading, file: MeasureFile) => MeasureChange | undefined,
): Promise<{ file: MeasureFile; due: DueReading; outcome: Outcome }> {
  const { code } = opened.measure;
  const load = async () => (await store.measures.open(code)) ?? opened;
  return saveWithRetry({ what: `measure ${code}`, opened, load }, async (file) => {
    const current = dueIn(file) ?? due;
    const outcome = decide(file, current);
    const toStore = change(outcome, current, file);
    if (toStore === undefined) return { file, due: current, outcome };
    if ((await store.measures.save(file, toStore)) !== 'saved') return 'conflict';
    const after = applied(file, toStore);
    return { file: after, due: dueIn(after) ?? current, outcome };
  });

  function dueIn(file: MeasureFile): DueReading | undefined {
    return file.due.find(({ period }) => period.text === due.period.text);
  }
}

/** The file as the store has it now, without asking it again. */
function applied(file: MeasureFile, change: MeasureChange): MeasureFile {
  const replace = <Item extends { period: { text: string } }>(list: readonly Item[], news: readonly Item[] = []) =>
    [...list.filter((old) => !news.some((item) => item.period.text === old.period.text)), ...news].sort((a, b) =>
      a.period.text < b.period.text ? -1 : 1,
    );
  const gone = new Set(
    [...(change.dropDrafts ?? []), ...(change.drafts ?? [])].map(({ period, by }) => `${period}|${by}`),
  );
  return {
    ...file,
    measure: change.measure ?? file.measure,
    readings: replace(file.readings, change.readings),
    due: replace(file.due, change.due),
    drafts: [...file.drafts.filter(({ period, by }) => !gone.has(`${period}|${by}`)), ...(change.drafts ?? [])],
  };
}

function changeFor(
  outcome: AnswerOutcome,
  due: DueReading,
  by: PersonFile['person']['key'],
  file: MeasureFile,
): MeasureChange | undefined {
  // Saying the same again is no revision: the reading that stands is not stored once more.
  const fresh = (reading: Reading) => (readingFor(file, due) === reading ? [] : [reading]);
  switch (outcome.kind) {
    case 'refused':
      return { drafts: [outcome.draft] };
    case 'sentBack':
      return { readings: fresh(outcome.reading), due: [outcome.due], drafts: [outcome.draft] };
    case 'accepted':
      return {
        readings: fresh(outcome.reading),
        due: [outcome.due],
        dropDrafts: [{ period: due.period.text, by }],
      };
    case 'repeat':
      return outcome.draft === undefined ? undefined : { drafts: [outcome.draft] };
    case 'alreadyAnswered':
      return { drafts: [outcome.draft] };
  }
}

async function show(
  action: UserAction,
  file: MeasureFile,
  due: DueReading,
  outcome: AnswerOutcome,
  submitted: Submitted,
): Promise<View> {
  const { services, context, person, rest } = action;
  const typed = { ...submitted };
  const here = placeHere(action, file.measure.code, due.period.text);
  const answeredOr = () => savedNote(file, due, due.state === 'answered' ? 'answered' : 'valueOnly');
  switch (outcome.kind) {
    case 'refused':
      return formView(file, due, person, context, { ...here, typed, problems: outcome.problems });
    case 'sentBack':
      return formView(file, due, person, context, { ...here, typed });
    case 'accepted':
      return whatNext(action, answeredOr(), rest);
    case 'repeat':
      if (due.questions.length > 0) return formView(file, due, person, context, { ...here, typed });
      return whatNext(action, answeredOr(), rest);
    case 'alreadyAnswered': {
      const { by } = outcome.reading;
      const who = by === 'register' ? undefined : await services.store.people.byKey(by);
      const saved = savedNote(file, due, due.state === 'answered' ? 'answered' : 'valueOnly');
      const answeredBy = by === 'register' ? 'the performance team' : (who?.person.name ?? 'a colleague');
      return { kind: 'receipt', today: context.today, saved, left: 0, answeredBy, yours: typed };
    }
  }
}
