import type { Submitted } from '../domain/readings/decide-answer.ts';
import type { View } from '../domain/views.ts';
import { answerReading } from './answer-reading.ts';
import { askView, placeIn, rememberShown } from './ask-view.ts';
import { pressAtDesk } from './desk.ts';
import { findDue } from './find-due.ts';
import { formView } from './form-view.ts';
import { disown, notMineForm, notReadyForm, putOff, withdraw } from './honest-answers.ts';
import type { Inbound } from './inbound.ts';
import { pressAsManager } from './managers/manager-press.ts';
import type { Visit } from './needs.ts';
import { owedBy } from './owed-by.ts';
import { keepDraft, keepTyped } from './keep-draft.ts';

type Press = NonNullable<Inbound['press']>;

/** A pressed button: who may, on what, and what it does. Nothing in the card is trusted but as a wish. */
export async function handlePress(visit: Visit, press: Press): Promise<View> {
  const { setting, person } = visit;
  if (press.verb === 'showList') return showOwed(visit, Number(press.data.page ?? '1'));
  const elsewhere = (await pressAtDesk(visit, press)) ?? (await pressAsManager(visit, press));
  if (elsewhere !== undefined) return elsewhere;
  const found = await findDue(visit, press.data.measure ?? '', press.data.period ?? '');
  if ('view' in found) return found.view;
  const { file, due } = found;
  const token = press.data.card ?? '';
  const confirmed = press.data.step === 'confirm';
  switch (press.verb) {
    case 'openReading':
    case 'changeReading': {
      const place = placeIn(person, file.measure.code, due.period.text);
      return formView(file, due, person, setting, { ...(place && { place }) });
    }
    case 'submitReading':
      return answerReading(visit, file, due, submittedOf(press.data));
    case 'saveDraft':
      return keepDraft(visit, file, due, submittedOf(press.data));
    case 'notReady':
      if (!confirmed) return notReadyForm(visit, await keepTyped(visit, file, due, submittedOf(press.data)), due);
      return putOff(visit, file, due, {
        reason: press.data.reason ?? '',
        expectedOn: press.data.expectedOn ?? '',
        note: press.data.note ?? '',
        token: `notReady ${token}`,
      });
    case 'notMine':
      if (!confirmed) return notMineForm(visit, await keepTyped(visit, file, due, submittedOf(press.data)), due);
      return disown(visit, file, due, { to: press.data.to ?? '', token: `notMine ${token}` });
    case 'noLongerCollected':
      if (!confirmed) {
        await keepTyped(visit, file, due, submittedOf(press.data));
        return { kind: 'noLongerForm', rest: visit.rest, measure: file.measure, due };
      }
      return withdraw(visit, file, due, `noLonger ${token}`);
    default:
      return { kind: 'notice', about: { what: 'notUnderstood', open: person.list?.items.length ?? 0 } };
  }
}

/** What a person owes now, as the list or the form; also what `due` shows. */
export async function showOwed(visit: Visit, page = 1): Promise<View> {
  const { needs, setting, person } = visit;
  const owed = await owedBy(needs, setting, person);
  const view = askView(owed.owed, person, setting, { page });
  if (view === undefined)
    return {
      kind: 'notice',
      about: { what: 'nothingDue', done: false, ...(owed.nextAsk && { nextAsk: owed.nextAsk }) },
    };
  await rememberShown(visit, owed);
  return view;
}

function submittedOf(data: Press['data']): Submitted {
  const because = (data.because ?? '').trim();
  const soWhat = data.soWhat ?? '';
  return {
    value: data.value ?? '',
    // Pressed on a form that came back, the box above still holds the words that said nothing: the because wins.
    soWhat: because === '' ? soWhat : `No real change, because ${because}`,
    nextSteps: data.nextSteps ?? '',
    provisional: data.provisional === 'true',
    token: data.card ?? '',
    how: 'card',
  };
}
