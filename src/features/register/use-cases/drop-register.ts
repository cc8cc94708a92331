import { markedWorkbook } from '../rules/workbook/mark-problems.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Document, KeptDocument } from '../../../messaging/files.ts';
import { choicesOf, importView, keepDropped, type Plan, planImport } from './plan-import.ts';
import { openOwnDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { FoundSpreadsheet, Problem } from '../rules/table.ts';
import { offerWorkbook } from './offer-workbook.ts';
import { joinedNotes } from '../rules/join-undo-notes.ts';
import { MOST_UNDONE, rowsChanged, undoNote } from '../rules/undo.ts';
import { filledRows } from '../rules/workbook/readings-form.ts';
import { metNotes, writeRegister } from './import-register.ts';
import { takeReadings } from './take-readings.ts';
import { inTurn, lookAtTurn } from './turn.ts';
import { keepUndo, undoOfBrokenOff } from './undo-import.ts';

/** With problems it comes back as a marked workbook, else as a card. Only the file is stored, until *Apply*. */
export async function dropRegister(action: UserAction, file: Document, found: FoundSpreadsheet): Promise<View> {
  const plan = await planImport(action, found, []);
  if (plan.problems.length > 0) return problemsBack(action, file.name, plan);
  if (plan.asked.length === 0 && plan.changes.length === 0)
    return importView(action, { id: '', file: file.name, plan }, { state: 'same', said: '' });
  const id = await keepDropped(action, file);
  return importView(action, { id, file: file.name, plan }, { state: 'ready', said: '' });
}

async function problemsBack(action: UserAction, name: string, { found, problems }: Plan): Promise<View> {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const lines = problems.slice(0, 3).map((one) => {
    const row = one.line > 0 ? `Row ${one.line}${sheetOf(found, one)}` : '';
    const place = [row, one.column].filter((part) => part !== '').join(', ');
    return `${place === '' ? '' : `${place}: `}${one.problem} ${one.cure}`;
  });
  const rest = problems.length > 3 ? [`And ${problems.length - 3} more.`] : [];
  const workbook = `${name.replace(/\.\w{1,5}$/, '')}, problems.xlsx`;
  return offerWorkbook(action, workbook, markedWorkbook(found, problems), {
    title: `We found ${count} in ${name}, and changed nothing.`,
    lines: [
      ...lines,
      ...rest,
      'Here it is again with a Problem column and the cells marked: mend them there and drop it back.',
    ],
  });
}

/** ` of measures`, if there are several sheets. */
function sheetOf({ sheets }: FoundSpreadsheet, { file }: Problem): string {
  const name = sheets.find(({ table }) => table?.file === file)?.name;
  return sheets.length < 2 || name === undefined ? '' : ` of ${name}`;
}

/** The fields of a card: the file, answers to earlier questions (`k`, `m`), and those on the card. */
type Answers = { readonly questions: number } & Readonly<
  Record<'subject' | 'said' | 'seen' | `q${0 | 1 | 2 | 3 | 4 | 5}`, string>
>;

/** *Apply* or the next questions, on the card of a dropped register. */
export function pressOnRegister(action: UserAction, sent: Answers): Promise<View> {
  return onFile(action, sent, (waiting, found) => settle(action, waiting, found));
}

/** *Apply*, on the card of dropped due readings. */
export function pressOnReadings(action: UserAction, sent: Answers): Promise<View> {
  return onFile(action, sent, (waiting, found) =>
    takeReadings(action, waiting.kept, filledRows(found) ?? [], { ...waiting, choices: choicesOf(waiting.said) }),
  );
}

async function onFile(
  action: UserAction,
  { subject: id, said: before, seen, ...card }: Answers,
  go: (waiting: Waiting, found: FoundSpreadsheet) => Promise<View>,
): Promise<View> {
  const kept = await openOwnDocument(action, id);
  if (kept === undefined) return { kind: 'notice', about: { what: 'importGone' } };
  const onCard = [card.q0, card.q1, card.q2, card.q3, card.q4, card.q5].slice(0, card.questions || 0);
  const said = `${before.replace(/[^km]/g, '')}${onCard.map((answer) => (answer === 'mine' ? 'm' : 'k')).join('')}`;
  return go({ id, kept, said, seen }, await action.services.spreadsheets.read(kept.name, kept.bytes));
}

type Waiting = { readonly id: string; readonly kept: KeptDocument; readonly said: string; readonly seen: string };

/**
 * Shows the next questions, or writes. The import is planned again: if its questions or changes are no longer the card's,
 * a new card is shown and nothing is written. Two people who apply at once take turns, so the second sees the first's
 * changes.
 */
async function settle(action: UserAction, { id, kept, said, seen }: Waiting, found: FoundSpreadsheet): Promise<View> {
  const { services, person, context } = action;
  const { store } = services;
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
    person.profile.key,
    async () => {
      const about = { by: person.profile.key, at: context.now.toISOString(), file: kept.name };
      const isLarge = rowsChanged(comparison.change, stored) > MOST_UNDONE;
      const first = (await store.register.isUnfinished()) ? await undoOfBrokenOff(action, kept.name) : undefined;
      const noteOf = (change: typeof comparison.change, before: typeof stored) => {
        const note = undoNote(change, before, about);
        return first === undefined ? note : joinedNotes(first.note, note);
      };
      // Before anything is written, so that it is there if this process ends.
      const undo = isLarge ? undefined : await keepUndo(services, noteOf(comparison.change, stored));
      const { met, ...written } = await writeRegister(store, comparison.change, { stored, today: context.today });
      if (first !== undefined) await store.documents.drop(first.id);
      if (undo === undefined || met.length === 0) return { undo, met };
      await store.documents.drop(undo);
      return { undo: await keepUndo(services, noteOf(written.change, written.stored)), met };
    },
    turn,
  );
  if (written === 'busy') return importView(action, about, { state: 'busy', said });
  const after = { ...about, plan: { ...plan, notes: metNotes(written.met) } };
  return importView(action, after, {
    state: 'applied',
    said,
    ...(written.undo !== undefined && { undo: written.undo }),
  });
}
