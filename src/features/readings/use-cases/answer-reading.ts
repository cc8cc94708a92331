import { type AnswerOutcome, decideAnswer, type Submitted, typedOf } from '../rules/decide-answer.ts';
import type { Draft, DueReading } from '../../../core/readings/due-reading.ts';
import { lastRevision, type Reading } from '../../../core/readings/reading.ts';
import type { View } from '../../../core/view.ts';
import { placeHere, whatNext } from './ask-view.ts';
import { type ChangedDue, changeDue } from './change-measure.ts';
import { formView, savedNote } from './form-view.ts';
import { earlierReadings, type MeasureDue, readingFor } from '../rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureChange } from '../store.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { sameWords, textsOf, trimmedWords } from '../../../core/readings/answer-words.ts';

/**
 * Takes an answer: decides, stores everything that it changes in one transaction, and says what comes next. If another
 * person was quicker, it decides again on what they stored: there is one reading, and this person is told.
 */
export async function answerReading(action: UserAction, found: MeasureDue, submitted: Submitted): Promise<View> {
  const { services, context, person, rest } = action;
  const { file, due, outcome } = await answerInSilence(action, found, submitted);
  const typed = { ...submitted };
  const here = placeHere(action, file.measure.code, due.period.text);
  const saved = savedNote(file, due, due.state === 'answered' ? 'answered' : 'valueOnly');
  switch (outcome.kind) {
    case 'refused':
      return formView(file, due, person, context, { ...here, typed, problems: outcome.problems });
    case 'sentBack':
      return formView(file, due, person, context, { ...here, typed });
    case 'accepted':
      return whatNext(action, saved, rest);
    case 'repeat':
      if (due.questions.length > 0) return formView(file, due, person, context, { ...here, typed });
      return whatNext(action, saved, rest);
    case 'alreadyAnswered': {
      const { by } = outcome.reading;
      const who = by === 'register' ? undefined : await services.store.people.byKey(by);
      const answeredBy = by === 'register' ? 'the performance team' : (who?.profile.name ?? 'a colleague');
      return { kind: 'receipt', today: context.today, saved, left: 0, answeredBy, yours: typed };
    }
  }
}

export async function answerInSilence(
  { services, context, person }: UserAction,
  found: MeasureDue,
  submitted: Submitted,
): Promise<ChangedDue<AnswerOutcome>> {
  const by = person.profile.key;
  return changeDue(services, found, (due, file) => {
    const reading = readingFor(file, due);
    const outcome = decideAnswer({
      measure: file.measure,
      due,
      reading,
      lastRevision: lastRevision(file, due.period),
      history: earlierReadings(file, due),
      submitted,
      by,
      at: context.now.toISOString(),
    });
    return { outcome, change: changeFor(outcome, due, by, reading) };
  });
}

function changeFor(
  outcome: AnswerOutcome,
  { period }: DueReading,
  by: PersonKey,
  before: Reading | undefined,
): MeasureChange | undefined {
  // The existing reading is not stored again as a revision.
  const fresh = (reading: Reading) => (before === reading ? [] : [reading]);
  switch (outcome.kind) {
    case 'refused':
    case 'alreadyAnswered':
      return { drafts: [outcome.draft] };
    case 'sentBack':
      return { readings: fresh(outcome.reading), due: [outcome.due], drafts: [outcome.draft] };
    case 'accepted': {
      const { reading, due } = outcome;
      return { readings: fresh(reading), due: [due], dropDrafts: [{ period: period.text, by }] };
    }
    case 'repeat':
      return outcome.draft === undefined ? undefined : { drafts: [outcome.draft] };
  }
}

/** *Save for later*: what was typed is in the form when it is next opened, on any device. */
export async function keepDraft(action: UserAction, found: MeasureDue, typed: Submitted): Promise<View> {
  const { file, due } = await keepTyped(action, found, typed);
  return whatNext(action, savedNote(file, due, 'draft'), action.rest);
}

export async function keepTyped(action: UserAction, found: MeasureDue, typed: Submitted): Promise<MeasureDue> {
  const { services, context, person } = action;
  const { file, due } = found;
  const reading = readingFor(file, due);
  const isEmpty = [typed.value, ...textsOf(typed)].every((text) => text.trim() === '');
  const isTheReading = reading?.typed === typed.value && sameWords(trimmedWords(typed), reading);
  if (isEmpty || isTheReading) return found;
  const by = person.profile.key;
  const draft: Draft = { period: due.period.text, by, at: context.now.toISOString(), ...typedOf(typed) };
  const { file: kept } = await changeDue(services, found, () => ({ outcome: draft, change: { drafts: [draft] } }));
  return { file: kept, due };
}
