import { type Submitted, typedOf } from '../rules/decide-answer.ts';
import { sameWords, textsOf, trimmedWords } from '../../../core/readings/answer-words.ts';
import type { Draft } from '../../../core/readings/due-reading.ts';
import type { View } from '../../../core/view.ts';
import { whatNext } from './ask-view.ts';
import { changeDue } from './change-measure.ts';
import { savedNote } from './form-view.ts';
import { type MeasureDue, readingFor } from '../rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';

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
