import { readDay } from '../features/readings/rules/put-off.ts';
import { readTyped, type TypedCommand } from './typed-command.ts';
import { readerOf } from '../core/measures/reader.ts';
import type { View } from '../core/view.ts';
import { comeBack, goAway } from '../features/readings/use-cases/absence.ts';
import { showAnalysis } from '../features/analysis/use-cases/analysis-desk.ts';
import { answerReading } from '../features/readings/use-cases/answer-reading.ts';
import { restBeside } from '../features/readings/use-cases/ask-view.ts';
import { findDue } from '../features/readings/use-cases/find-due.ts';
import { formView } from '../features/readings/use-cases/form-view.ts';
import { showOwed } from './handle-press.ts';
import { notMineForm, notReadyForm, putOff } from '../features/readings/use-cases/not-ready-not-mine.ts';
import { typedHold } from '../features/records/use-cases/typed-hold.ts';
import type { Inbound } from './inbound.ts';
import { showNarratives, showOwnNarrative } from '../features/narratives/use-cases/show-narratives.ts';
import type { UserAction } from './action.ts';
import type { TodayContext } from '../core/services.ts';
import type { PersonFile } from '../messaging/people.ts';

/** A number answers the list last shown for this many days. */
const LIST_LASTS_DAYS = 7;

/** A typed sentence. Anything that is not understood gets the three things that this person most likely wants. */
export async function handleTyped(action: UserAction, inbound: Inbound): Promise<View | undefined> {
  const command = readTyped(inbound.text ?? '');
  switch (command.kind) {
    case 'due':
      return showOwed(action);
    case 'help':
    case 'thanks':
    case 'peace':
    case 'pause':
    case 'resume':
      return undefined;
    case 'change':
      return { kind: 'notice', about: { what: 'howToChange' } };
    case 'away':
      return goAway(action, command.until);
    case 'back':
      return comeBack(action);
    case 'analysis':
      return showAnalysis(action, command.code);
    case 'narrative':
      return showOwnNarrative(action);
    case 'narratives':
      return showNarratives(action);
    case 'legalHold':
      return typedHold(action, command);
    case 'unknown':
      return undefined;
    case 'answer':
    case 'notReady':
    case 'notMine':
    case 'open':
      return aboutOne(action, inbound, command);
  }
}

export function notUnderstood({ person }: UserAction): View {
  const reader = readerOf(person.person.roles, person.duties);
  return { kind: 'notice', about: { what: 'notUnderstood', open: person.list?.items.length ?? 0, reader } };
}

type AboutOne = Extract<TypedCommand, { readonly which: string }>;

async function aboutOne(action: UserAction, inbound: Inbound, command: AboutOne): Promise<View> {
  const { context, person } = action;
  const item = itemMeant(person, context, command.which);
  // A number says nothing from somebody who is asked for no figure.
  if (item === undefined && person.duties.length === 0) return notUnderstood(action);
  if (item === undefined) return { kind: 'notice', about: { what: 'whichOne', typed: command.which } };
  const found = await findDue(action, item.code, item.period);
  if ('view' in found) return found.view;
  const { file, due } = found;
  const token = inbound.activityId;
  const here = { ...action, rest: restBeside(person, file.measure.code, due.period.text) };
  switch (command.kind) {
    case 'open':
      return formView(file, due, person, context);
    case 'answer': {
      const words = { soWhat: command.words, nextSteps: '' };
      return answerReading(here, file, due, {
        value: command.value,
        ...words,
        provisional: false,
        token,
        how: 'typed',
      });
    }
    case 'notReady': {
      const until = readDay(command.until, context.today);
      if (until === undefined) return notReadyForm(here, file, due, command.until);
      return putOff(here, file, due, { reason: 'other', expectedOn: until, note: '', token });
    }
    case 'notMine':
      return notMineForm(here, file, due);
  }
}

/** A number means the list last shown to this person; anything else is a code, for whatever of it is open. */
function itemMeant(
  person: PersonFile,
  context: TodayContext,
  which: string,
): { code: string; period: string } | undefined {
  if (!/^\d+$/.test(which)) return { code: which.toUpperCase(), period: '' };
  const shownAt = Date.parse(person.list?.at ?? '');
  const age = context.now.getTime() - shownAt;
  if (Number.isNaN(age) || age > LIST_LASTS_DAYS * 24 * 3600 * 1000) return undefined;
  return person.list?.items[Number(which) - 1];
}
