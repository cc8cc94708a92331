import { undoNote } from '../rules/undo/undo-note.ts';
import type { FoundSpreadsheet } from '../rules/workbook/found.ts';
import { filledRows } from '../rules/workbook/readings-form.ts';
import type { View } from '../../../core/view.ts';
import { writeRegister } from './import-register.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { KeptDocument } from '../../../messaging/files.ts';
import { exportRegister } from './export-register.ts';
import { choicesOf, importView, QUESTIONS } from './import-view.ts';
import { planImport } from './plan-import.ts';
import { takeReadings } from './take-readings.ts';
import { inTurn, lookAtTurn } from './turn.ts';
import { keepUndo, undoImport } from './undo-import.ts';
import { mayUseTheRegister, notYours, spreadsheetsOf } from './tools.ts';

type Press = NonNullable<Inbound['press']>;
/** Letters that a card may carry as choices. */
const MOST_SAID = 2_000;
const VERBS = ['applyImport', 'askImport', 'undoImport', 'applyReadings', 'leaveImport', 'exportRegister'];

/** Presses on a dropped register's card, and the button that gives a copy of it; undefined for any other. */
export async function pressOnImport(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  if (!VERBS.includes(verb)) return undefined;
  if (verb === 'leaveImport') return { kind: 'notice', about: { what: 'importLeft' } };
  if (verb !== 'applyReadings' && !mayUseTheRegister(action)) return notYours(action);
  if (verb === 'exportRegister') return exportRegister(action);
  if (verb === 'undoImport') return undoImport(action, data.subject ?? '');
  const id = data.subject ?? '';
  const kept = id.length > 100 ? undefined : await action.services.store.documents.open(id);
  if (kept === undefined || kept.to !== action.person.person.key)
    return { kind: 'notice', about: { what: 'importGone' } };
  const said = `${(data.said ?? '').replace(/[^km]/g, '').slice(0, MOST_SAID)}${chosenOn(data)}`;
  const found = await spreadsheetsOf(action.services).read(kept.name, kept.bytes);
  const waiting = { id, kept, said, seen: data.seen ?? '' };
  if (verb !== 'applyReadings') return settle(action, waiting, found);
  return takeReadings(action, kept, filledRows(found) ?? [], { ...waiting, choices: choicesOf(said) });
}

/** The choices of the card's own questions, in their order; as many as it says that it has. */
function chosenOn(data: Press['data']): string {
  const questions = Math.min(QUESTIONS, Number(data.questions) || 0);
  return Array.from({ length: questions }, (_question, at) => (data[`q${at}`] === 'mine' ? 'm' : 'k')).join('');
}

type Waiting = { readonly id: string; readonly kept: KeptDocument; readonly said: string; readonly seen: string };

/**
 * Goes on to the next questions, or writes. What was planned when the card was made is planned again now: where anything
 * else is asked or would change than the card said, the card comes anew and nothing is written. Two who apply at once
 * take turns, so that the second sees what the first has changed.
 */
async function settle(action: UserAction, { id, kept, said, seen }: Waiting, found: FoundSpreadsheet): Promise<View> {
  const { services, person, context } = action;
  const turn = await lookAtTurn(services);
  const plan = await planImport(action, found, choicesOf(said));
  const about = { id, file: kept.name, plan };
  if (plan.problems.length > 0 || plan.seen !== seen) {
    const nothingLeft = plan.asked.length === 0 && plan.changes.length === 0;
    return importView(action, about, { state: nothingLeft ? 'same' : 'moved', said: '' });
  }
  if (said.length < plan.asked.length) return importView(action, about, { state: 'ready', said });
  const { comparison, stored } = plan;
  if (comparison === undefined || comparison.changed === 0) return importView(action, about, { state: 'same', said });
  const written = await inTurn(
    services,
    person.person.key,
    async () => {
      const note = { by: person.person.key, at: context.now.toISOString(), file: kept.name };
      const undo = await keepUndo(services, undoNote(comparison.change, stored, note));
      await writeRegister(services.store, comparison.change, context.today);
      return { undo };
    },
    turn,
  );
  if (written === 'busy') return importView(action, about, { state: 'busy', said });
  return importView(action, about, {
    state: 'applied',
    said,
    ...(written.undo !== undefined && { undo: written.undo }),
  });
}
