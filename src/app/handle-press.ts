import type { DueReading } from '../domain/readings/due-reading.ts';
import type { Submitted } from '../domain/readings/decide-answer.ts';
import { mayAnswer } from '../domain/rights.ts';
import type { View } from '../domain/views.ts';
import { answerReading } from './answer-reading.ts';
import { askView, rememberShown } from './ask-view.ts';
import { formView } from './form-view.ts';
import { disown, notMineForm, notReadyForm, putOff, withdraw } from './honest-answers.ts';
import type { Inbound } from './inbound.ts';
import type { Needs, Setting } from './needs.ts';
import { openDueReadings, owedBy } from './open-due.ts';
import type { MeasureFile, PersonFile } from './ports.ts';
import { keepDraft, keepTyped } from './keep-draft.ts';

type Press = NonNullable<Inbound['press']>;

/** A pressed button: who may, on what, and what it does. Nothing in the card is trusted but as a wish. */
export async function handlePress(needs: Needs, setting: Setting, person: PersonFile, press: Press): Promise<View> {
  if (press.verb === 'showList') return showOwed(needs, setting, person, Number(press.data.page ?? '1'));
  const found = await findDue(needs, setting, person, press.data.measure ?? '', press.data.period ?? '');
  if ('view' in found) return found.view;
  const { file, due } = found;
  const token = press.data.card ?? '';
  const confirmed = press.data.step === 'confirm';
  switch (press.verb) {
    case 'openReading':
      return formView(file, due, person, setting, placeOf(person, file, due));
    case 'changeReading':
      return formView(file, due, person, setting, placeOf(person, file, due));
    case 'submitReading':
      return answerReading(needs, setting, person, file, due, submittedOf(press.data));
    case 'saveDraft':
      return keepDraft(needs, setting, person, file, due, submittedOf(press.data));
    case 'notReady':
      if (!confirmed) return notReadyForm(await keepTyped(needs, setting, person, file, due, submittedOf(press.data)), due, setting);
      return putOff(needs, setting, person, file, due, {
        reason: press.data.reason ?? '',
        expectedOn: press.data.expectedOn ?? '',
        note: press.data.note ?? '',
        token: `notReady ${token}`,
      });
    case 'notMine':
      if (!confirmed) return notMineForm(needs, await keepTyped(needs, setting, person, file, due, submittedOf(press.data)), due, person);
      return disown(needs, setting, person, file, due, { to: press.data.to ?? '', token: `notMine ${token}` });
    case 'noLongerCollected':
      if (!confirmed) {
        await keepTyped(needs, setting, person, file, due, submittedOf(press.data));
        return { kind: 'noLongerForm', measure: file.measure, due };
      }
      return withdraw(needs, setting, person, file, due, `noLonger ${token}`);
    default:
      return { kind: 'notice', about: { what: 'notUnderstood', open: person.list?.items.length ?? 0 } };
  }
}

/** What a person owes now, as the list or the form; also what `due` shows. */
export async function showOwed(needs: Needs, setting: Setting, person: PersonFile, page = 1): Promise<View> {
  const owed = await owedBy(needs, setting, person);
  const view = askView(owed, person, setting, page);
  if (view === undefined) return { kind: 'notice', about: { what: 'nothingDue', done: false } };
  await rememberShown(needs, setting, person, owed);
  return view;
}

/** The due reading that is meant, if this person may answer it; else what to tell them. */
export async function findDue(
  needs: Needs,
  setting: Setting,
  person: PersonFile,
  code: string,
  period: string,
): Promise<{ file: MeasureFile; due: DueReading } | { view: View }> {
  const { contact } = setting.framework.organisation;
  const file = code.length > 200 ? undefined : await needs.store.measures.open(code);
  if (file === undefined) return { view: { kind: 'notice', about: { what: 'unknownMeasure', contact } } };
  if (!mayAnswer(person.person, file.measure)) {
    const { owner, deputy } = file.measure;
    const keys = [owner, deputy].filter((key) => key !== undefined);
    const who = (await Promise.all(keys.map((key) => needs.store.people.byKey(key)))).flatMap((other) => other?.person.name ?? []);
    return { view: { kind: 'notice', about: { what: 'mayNot', measure: file.measure, who, contact } } };
  }
  const due = file.due.find((known) => known.period.text === period);
  if (due !== undefined) return { file, due };
  const opened = await openDueReadings(needs, setting, file);
  const now = opened.due.find((known) => known.period.text === period || (period === '' && known.state === 'open'));
  if (now !== undefined) return { file: opened, due: now };
  return { view: { kind: 'notice', about: { what: 'notOpen', measure: file.measure, period: period.slice(0, 40) } } };
}

function placeOf(person: PersonFile, file: MeasureFile, due: DueReading): { place?: { number: number; of: number } } {
  const items = person.list?.items ?? [];
  const at = items.findIndex((item) => item.code === file.measure.code && item.period === due.period.text);
  return at < 0 || items.length < 2 ? {} : { place: { number: at + 1, of: items.length } };
}

function submittedOf(data: Press['data']): Submitted {
  const because = (data.because ?? '').trim();
  const soWhat = data.soWhat ?? '';
  return {
    value: data.value ?? '',
    soWhat: because === '' || soWhat.trim() !== '' ? soWhat : `No real change, because ${because}`,
    nextSteps: data.nextSteps ?? '',
    provisional: data.provisional === 'true',
    token: data.card ?? '',
    how: 'card',
  };
}

