import { z } from 'zod';
import { type Press, pressOn, type Subject, type UserAction } from '../../../actions/action.ts';
import { confirmed, text, token } from '../../../actions/fields.ts';
import { givingBack } from '../../../actions/handle-inbound.ts';
import { BOX, fromBox } from '../../../core/box.ts';
import { WORDS_FIELDS, wordsOf, type WordsField } from '../../../core/readings/answer-words.ts';
import type { DueReading, TypedAnswer } from '../../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { View } from '../../../core/view.ts';
import type { Submitted } from '../rules/decide-answer.ts';
import { dueOf, measureToAnswer } from './find-due.ts';
import { keptFor, type MeasureDue } from '../rules/of-measure.ts';

/** Never cut here: all of it goes into the draft. */
const typed = text(Number.MAX_SAFE_INTEGER);
const name = text(300);

export const FORM = z.object({
  measure: name,
  period: name,
  card: token,
  step: confirmed,
  value: typed,
  ...(Object.fromEntries(WORDS_FIELDS.map((field) => [field, typed])) as Record<WordsField, typeof typed>),
  because: typed,
  provisional: z
    .unknown()
    .optional()
    .transform((said) => said === 'true'),
  reason: typed,
});
type Form = z.infer<typeof FORM>;

export const NOT_READY = FORM.extend({ expectedOn: name, note: typed });
export const NOT_MINE = FORM.extend({ to: typed });

/** The measure; if it cannot be answered, what was typed is returned to the person. */
const answerable: Subject<Form, MeasureFile> = {
  find: async (action, input) => {
    const looked = await measureToAnswer.find(action, input);
    return 'view' in looked ? { view: givingBack(looked.view, input) } : looked;
  },
  relationships: (action, file) => measureToAnswer.relationships(action, file),
  refuse: async (action, file, input) => givingBack(await measureToAnswer.refuse(action, file, input), input),
};

/** Declares a press on the form of a due reading that the person may answer; `typed` is what its boxes mean. */
export const pressOnForm = <Input extends Form>(
  input: z.ZodType<Input>,
  handle: (action: UserAction, found: MeasureDue, typed: Submitted, input: Input) => View | Promise<View>,
): Press =>
  pressOn<Input, MeasureFile>({
    right: 'answer',
    input,
    on: answerable,
    handle: async (action, form, measure) => {
      const found = await dueOf(action, measure, form.period);
      if ('view' in found) return givingBack(found.view, form);
      const kept = keptFor(found.file, found.due, action.person.profile.key);
      return handle(action, found, submittedOf(form, found.due, kept), form);
    },
  });

/** What the boxes mean; a box that showed part of a long text means the whole of it. */
function submittedOf(form: Form, due: DueReading, kept: TypedAnswer | undefined): Submitted {
  const words = wordsOf(form, (text, field) => fromBox(text, kept?.[field] ?? '', BOX.words));
  return {
    value: fromBox(form.value, kept?.value ?? '', BOX.value),
    ...words,
    soWhat: withBecause(words.soWhat, form.because.trim(), due),
    provisional: form.provisional,
    reason: form.reason,
    token: form.card,
    how: 'card',
  };
}

/** *No real change, because …* is added to other words; on a form that was sent back it replaces them. */
function withBecause(soWhat: string, because: string, due: DueReading): string {
  if (because === '') return soWhat;
  const noChange = `No real change, because ${because}`;
  const cameBack = due.questions.some(({ about }) => about === 'soWhat');
  return cameBack || soWhat.trim() === '' ? noChange : `${soWhat}\n${noChange}`;
}
