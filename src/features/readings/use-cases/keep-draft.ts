import { type Submitted, typedOf } from '../rules/decide-answer.ts';
import { sameWords, textsOf, trimmedWords } from '../../../core/readings/answer-words.ts';
import type { Draft, DueReading } from '../../../core/readings/due-reading.ts';
import type { View } from '../../../core/view.ts';
import { saveDecided } from './answer-reading.ts';
import { whatNext } from './ask-view.ts';
import { savedNote } from './form-view.ts';
import { readingFor } from '../rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

/** *Save for later*: what was typed is kept for days and stands in the form when it is next opened, anywhere. */
export async function keepDraft(
  action: UserAction,
  file: MeasureFile,
  due: DueReading,
  typed: Submitted,
): Promise<View> {
  const after = await keepTyped(action, file, due, typed);
  return whatNext(action, savedNote(after, due, 'draft'), action.rest);
}

/** Keeps what the boxes hold before another form replaces them; empty boxes leave an earlier draft alone. */
export async function keepTyped(
  action: UserAction,
  file: MeasureFile,
  due: DueReading,
  typed: Submitted,
): Promise<MeasureFile> {
  const { services, context, person } = action;
  const reading = readingFor(file, due);
  const isEmpty = [typed.value, ...textsOf(typed)].every((text) => text.trim() === '');
  const isTheReading = reading?.typed === typed.value && sameWords(trimmedWords(typed), reading);
  if (isEmpty || isTheReading) return file;
  const by = person.person.key;
  const draft: Draft = { period: due.period.text, by, at: context.now.toISOString(), ...typedOf(typed) };
  const saved = await saveDecided(
    services,
    file,
    due,
    () => draft,
    (kept) => ({ drafts: [kept] }),
  );
  return saved.file;
}
