import type { Day } from '../../../core/calendar/day.ts';
import { MOST_UNDONE } from '../rules/undo.ts';
import { type ConflictRow, type Differing, WHO_WORDS } from '../rules/compare/conflicts.ts';
import type { TableKind } from '../rules/table.ts';
import type { ImportSummaryView } from '../rules/views.ts';
import type { ChangedRow } from '../rules/compare/compare-tables.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { longDay } from '../../../core/words/dates.ts';
import { counted, listed, sentence, shorten, shown } from '../../../core/words/plain-text.ts';

const ONE: Readonly<Record<TableKind, string>> = {
  measures: 'measure',
  people: 'person',
  readings: 'reading',
  groups: 'group',
};

/** The changes of a dropped register, the questions where Teams and the file differ, and *Apply*. */
export function importSummary(view: ImportSummaryView): Presented {
  const { state, asked, from, askedInAll } = view;
  const waits = state === 'ready' || state === 'moved' || state === 'busy';
  const isLast = from - 1 + asked.length >= askedInAll;
  const title = titleOf(view);
  const lines = linesOf(view).map((text) => ({ text: shown(text, 800) }));
  const data: CardData = {
    title: shown(title, 200),
    lines,
    changes: view.changes.map((change) => ({
      name: shown(nameOf(change), 120),
      what: shown(whatOf(change, state), 400),
    })),
    hasMore: view.more > 0,
    more: `And ${counted(view.more, 'more row')}.`,
    hasQuestions: waits && asked.length > 0,
    questionsTitle:
      askedInAll === 1
        ? 'One row differs between Teams and your file.'
        : `${askedInAll} rows differ between Teams and your file${asked.length < askedInAll ? `: ${from} to ${from - 1 + asked.length}` : ''}.`,
    questions: waits ? asked.map((question, at) => questionData(question, at, view.copiedOn)) : [],
    count: String(waits ? asked.length : 0),
    waits,
    subject: shown(view.id, 100),
    seen: shown(view.seen, 40),
    said: shown(view.said, 2000),
    press: isLast ? 'Apply' : 'Next',
    verb: view.of === 'readings' ? 'applyReadings' : isLast ? 'applyImport' : 'askImport',
    isDone: !waits && view.of === 'register',
    hasUndo: view.undo !== undefined,
    undo: shown(view.undo ?? '', 100),
  };
  const text = shown([title, ...linesOf(view)].join(' '), 1500);
  return { template: 'import-summary', data, summary: shown(title, 200), fallbackText: text, speak: text };
}

function titleOf({ state, file, added, changed, askedInAll }: ImportSummaryView): string {
  const would = listed([
    ...(changed > 0 ? [`change ${counted(changed, 'row')}`] : []),
    ...(added > 0 ? [`add ${counted(added, 'row')}`] : []),
  ]);
  const did = listed([
    ...(changed > 0 ? [`${counted(changed, 'row')} changed`] : []),
    ...(added > 0 ? [`${counted(added, 'row')} added`] : []),
  ]);
  switch (state) {
    case 'applied':
      return `Done: ${did}, from ${file}.`;
    case 'same':
      return `${file} says what is stored already: there is nothing to change.`;
    case 'busy':
      return 'A colleague is applying a register just now. Press Apply again in a minute.';
    case 'moved':
      return 'Something has changed in Teams since this card. Here is how it stands now; this press wrote nothing.';
    case 'ready':
      return would === '' && askedInAll > 0
        ? `${file} has no problem. Where Teams and it differ, you choose.`
        : `${file} has no problem. It would ${would}.`;
  }
}

function linesOf(view: ImportSummaryView): string[] {
  const { state, of, copiedOn, unchanged, notes, isLarge } = view;
  if (of === 'readings') return ['Nothing of it is saved before you press Apply.'];
  if (state === 'applied') {
    const undo = view.undo === undefined ? [] : ['You can undo it for ten minutes.'];
    return [...notes, ...undo, 'Every change is kept with your name and the time; readings keep every revision.'];
  }
  if (state === 'same') return [];
  const version =
    copiedOn === undefined
      ? 'This file carries no version, so we cannot tell which side is newer: everything that differs from Teams is listed as a change. Look at it before you apply.'
      : `It was made from the copy of ${longDay(copiedOn)}. Nothing changes before you press Apply.`;
  const large = `It changes more than ${MOST_UNDONE.toLocaleString('en-GB')} rows at once, so it cannot be undone by a press: keep a copy of the register first.`;
  return [
    version,
    ...(isLarge ? [large] : []),
    ...(unchanged > 0 ? [`${counted(unchanged, 'row')} as stored.`] : []),
    ...notes,
  ];
}

const nameOf = ({ kind, key, title, isNew }: ChangedRow) =>
  `${isNew ? `New ${ONE[kind]}: ` : ''}${key}${title === '' ? '' : ` ${title}`}`;

function whatOf({ cells, isNew }: ChangedRow, state: ImportSummaryView['state']): string {
  if (isNew) return state === 'applied' ? 'It is in Teams now.' : 'It is not in Teams yet.';
  return cells.map(({ column, before, after }) => `${column}: ${orNothing(before)} → ${orNothing(after)}`).join('; ');
}

function questionData(asked: ConflictRow, at: number, copiedOn: Day | undefined): CardData {
  const { key, title = '', line } = asked;
  return {
    id: `q${at}`,
    name: shown(`${key}${title === '' ? '' : ` ${title}`}${line === 0 ? '' : ` (row ${line})`}`, 200),
    label: shown(questionText(asked, copiedOn), 700),
    keep: asked.why === 'gone' ? 'Keep it in Teams' : shown(`Keep Teams’: ${valuesOf(asked.cells, 'teams')}`, 150),
    mine: asked.why === 'gone' ? 'Retire it' : shown(`Use mine: ${valuesOf(asked.cells, 'mine')}`, 150),
  };
}

function questionText({ why, cells, kind, isNew }: ConflictRow, copiedOn: Day | undefined): string {
  if (why === 'gone') return 'Your file no longer has this measure; Teams still does.';
  if (kind === 'readings' && copiedOn === undefined) {
    const by = changedBy(cells[0], undefined);
    return `This was answered in Teams${by}${by === '' ? '' : ','} after your spreadsheet was made, and says something else.`;
  }
  if (isNew) return `This row is new in your file, and was added in Teams as well${changedBy(cells[0], undefined)}.`;
  // Columns that one person changed on one day are in one sentence.
  const said = new Map<string, string[]>();
  for (const cell of cells) {
    const how = changedBy(cell, copiedOn);
    said.set(how, [...(said.get(how) ?? []), cell.column.replaceAll('_', ' ')]);
  }
  const parts = [...said].map(([how, columns]) => `${listed(columns)} changed in Teams${how}`);
  return sentence(
    `${parts.join('; ')}; ${why === 'teams' ? 'your file has the old one' : 'it changed in your file as well'}.`,
  );
}

function changedBy(cell: Differing | undefined, copiedOn: Day | undefined): string {
  if (cell?.by !== undefined) return ` on ${longDay(cell.by.on)}, by ${WHO_WORDS[cell.by.who]}`;
  return copiedOn === undefined ? '' : ` since your copy of ${longDay(copiedOn)}`;
}

const valuesOf = (cells: readonly Differing[], side: 'teams' | 'mine') =>
  listed(cells.map((cell) => shorten(orNothing(cell[side]), cells.length > 1 ? 40 : 110)));

const orNothing = (text: string) => (text.trim() === '' ? '(empty)' : shorten(text.trim(), 160));
