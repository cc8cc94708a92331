import { BOX, fromBox } from '../features/readings/rules/box.ts';
import { readerOf } from '../core/measures/reader.ts';
import type { DueReading } from '../core/readings/due-reading.ts';
import type { Submitted } from '../features/readings/rules/decide-answer.ts';
import type { View } from '../core/view.ts';
import type { ReadingFormView } from '../features/readings/rules/views.ts';
import { pressOnAnalysis } from '../features/analysis/use-cases/analysis-desk.ts';
import { comeBack } from '../features/readings/use-cases/absence.ts';
import { answerReading } from '../features/readings/use-cases/answer-reading.ts';
import { alsoWaiting } from '../features/readings/use-cases/also-waiting.ts';
import { askView, placeIn, rememberShown } from '../features/readings/use-cases/ask-view.ts';
import { findDue } from '../features/readings/use-cases/find-due.ts';
import { formView, keptFor } from '../features/readings/use-cases/form-view.ts';
import {
  disown,
  notMineForm,
  notReadyForm,
  putOff,
  withdraw,
} from '../features/readings/use-cases/not-ready-not-mine.ts';
import type { Inbound } from './inbound.ts';
import { pressAboutNarrative } from '../features/narratives/use-cases/narrative-press.ts';
import type { UserAction } from './action.ts';
import { openAndListOutstanding } from '../features/readings/use-cases/list-outstanding.ts';
import { keepDraft, keepTyped } from '../features/readings/use-cases/keep-draft.ts';

type Press = NonNullable<Inbound['press']>;

/** The token of a form is a small number; whatever else comes in its place is kept no longer than this. */
const MOST_TOKEN = 100;

/** Each knows its own verbs, and says nothing to all others: what is left is about a reading. */
const ELSEWHERE: readonly ((action: UserAction, press: Press) => Promise<View | undefined>)[] = [
  pressAboutNarrative,
  pressOnAnalysis,
];

/** A pressed button: who may, on what, and what it does. Nothing in the card is trusted but as a wish. */
export async function handlePress(action: UserAction, press: Press): Promise<View> {
  const { context, person } = action;
  if (press.verb === 'imBack') return comeBack(action);
  if (press.verb === 'showList') return showOwed(action, pageOf(press.data.page));
  for (const pressAt of ELSEWHERE) {
    const view = await pressAt(action, press);
    if (view !== undefined) return view;
  }
  const found = await findDue(action, press.data.measure ?? '', press.data.period ?? '');
  if ('view' in found) return withTyped(found.view, press.data);
  const { file, due } = found;
  const typed = submittedOf(press.data, due, keptFor(file, due, person));
  const { token } = typed;
  const confirmed = press.data.step === 'confirm';
  switch (press.verb) {
    case 'openReading':
    case 'changeReading': {
      const place = placeIn(person, file.measure.code, due.period.text);
      return formView(file, due, person, context, { ...(place && { place }) });
    }
    case 'submitReading':
      return answerReading(action, file, due, typed);
    case 'saveDraft':
      return keepDraft(action, file, due, typed);
    case 'notReady':
      if (!confirmed) return notReadyForm(action, await keepTyped(action, file, due, typed), due);
      return putOff(action, file, due, {
        reason: press.data.reason ?? '',
        expectedOn: press.data.expectedOn ?? '',
        note: press.data.note ?? '',
        token: `notReady ${token}`,
      });
    case 'notMine':
      if (!confirmed) return notMineForm(action, await keepTyped(action, file, due, typed), due);
      return disown(action, file, due, { to: press.data.to ?? '', token: `notMine ${token}` });
    case 'noLongerCollected':
      if (!confirmed) {
        await keepTyped(action, file, due, typed);
        return { kind: 'noLongerForm', rest: action.rest, measure: file.measure, due };
      }
      return withdraw(action, file, due, `noLonger ${token}`);
    default:
      return withTyped(
        { kind: 'notice', about: { what: 'notUnderstood', open: person.list?.items.length ?? 0 } },
        press.data,
      );
  }
}

/** What a person owes now, and what else waits for them, as the list or the form; also what `due` shows. */
export async function showOwed(action: UserAction, page = 1): Promise<View> {
  const { services, context, person } = action;
  const owed = await openAndListOutstanding(services, context, person);
  const also = await alsoWaiting(services, context, person);
  const view = askView(owed.owed, person, context, { page, also });
  if (view === undefined)
    return {
      kind: 'notice',
      about: {
        what: 'nothingDue',
        done: false,
        ...(owed.nextAsk && { nextAsk: owed.nextAsk }),
        reader: readerOf(person.person.roles, person.duties),
      },
    };
  await rememberShown(action, owed);
  return view;
}

/** What stands in the boxes; where a box showed only part of a long text, the whole of it. */
function submittedOf(data: Press['data'], due: DueReading, kept: ReadingFormView['typed']): Submitted {
  const soWhat = fromBox(data.soWhat ?? '', kept?.soWhat ?? '', BOX.words);
  return {
    value: fromBox(data.value ?? '', kept?.value ?? '', BOX.value),
    soWhat: withBecause(soWhat, (data.because ?? '').trim(), due),
    nextSteps: fromBox(data.nextSteps ?? '', kept?.nextSteps ?? '', BOX.words),
    provisional: data.provisional === 'true',
    reason: data.reason ?? '',
    token: (data.card ?? '').slice(0, MOST_TOKEN),
    how: 'card',
  };
}

/** *No real change, because …*: beside other words both count; on a form that came back it takes the place of those. */
function withBecause(soWhat: string, because: string, due: DueReading): string {
  if (because === '') return soWhat;
  const noChange = `No real change, because ${because}`;
  const cameBack = due.questions.some(({ about }) => about === 'soWhat');
  return cameBack || soWhat.trim() === '' ? noChange : `${soWhat}\n${noChange}`;
}

/** The notice that takes the form's place gives back what was typed on it: somebody may have lost the measure meanwhile. */
function withTyped(view: View, { value = '', soWhat = '', because = '', nextSteps = '' }: Press['data']): View {
  const words = [soWhat, because].filter((text) => text.trim() !== '').join('\n');
  const isEmpty = [value, words, nextSteps].every((text) => text.trim() === '');
  return view.kind === 'notice' && !isEmpty ? { ...view, yours: { value, soWhat: words, nextSteps } } : view;
}

/** A page of the list; the first for anything that is no page. */
function pageOf(text = ''): number {
  const page = Number(text);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}
