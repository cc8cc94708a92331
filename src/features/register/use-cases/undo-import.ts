import { type By, groupActs, personActs, same } from '../rules/compare/change.ts';
import { asRemoved, asUndone, type KeptSince, undoMeasure, restored, type UndoNote } from '../rules/undo.ts';
import { canUndo, UNDO_FOR } from '../../release/rules/decide-release.ts';
import { partLinks } from '../../../core/measures/parts-of-totals.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services } from '../../../core/services.ts';
import type { RegisterChange } from '../rules/register.ts';
import { changeMeasure } from '../../readings/feature.ts';
import { wakeGroups, wakeGroupsOf } from '../../../messaging/use-cases/wake-groups.ts';
import { openOwnDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { KeptDocument } from '../../../messaging/files.ts';
import { inTurn } from './turn.ts';

const AT_ONCE = 8;
const NAME = 'undo';

/** Returns the key of the undo note. It is stored before the import, so a restart in between loses nothing. */
export async function keepUndo({ store }: Services, note: UndoNote): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(note));
  const until = new Date(Date.parse(note.at) + UNDO_FOR);
  return store.documents.keep({ name: NAME, type: 'application/json', bytes, to: note.by as Person['key'], until });
}

/** The newest note of a person's own import of this file, which was broken off; its card never came. */
export async function undoOfBrokenOff(
  { services, person }: UserAction,
  file: string,
): Promise<{ readonly id: string; readonly note: UndoNote } | undefined> {
  const found: { id: string; note: UndoNote }[] = [];
  for (const id of await services.store.documents.ids()) {
    const kept = await openOwnDocument({ services, person }, id);
    if (kept?.name === NAME) found.push({ id, note: noteOf(kept) });
  }
  return found.filter(({ note }) => note.file === file).sort((a, b) => (a.note.at < b.note.at ? 1 : -1))[0];
}

const noteOf = ({ bytes }: KeptDocument): UndoNote => JSON.parse(new TextDecoder().decode(bytes)) as UndoNote;

/**
 * *Undo* of a person's own import, within ten minutes. What changed again since is kept and named. About four storage
 * transactions for each row, and one listing of people if any were added. After an interruption, pressing again goes on.
 */
export async function undoImport(action: UserAction, id: string): Promise<View> {
  const { services, context, person } = action;
  const kept = await openOwnDocument(action, id);
  if (kept?.name !== NAME) return over();
  const note = noteOf(kept);
  if (!canUndo(note.at, context.now)) return over();
  const by: By = {
    by: person.profile.key,
    at: context.now.toISOString(),
    reason: `Undoes the import of ${note.file}.`,
  };
  const done = await inTurn(services, person.profile.key, async () => {
    const measures = await undoMeasures(action, note, by);
    await undoParts(action, note);
    const groups = await undoGroups(action, note, by);
    const people = await undoPeople(action, note, by);
    await services.store.documents.drop(id);
    return [...measures, ...groups, ...people];
  });
  if (done === 'busy') return { kind: 'notice', about: { what: 'importBusy', undo: id } };
  const back = done.reduce((sum, one) => sum + one.back, 0);
  return {
    kind: 'notice',
    about: { what: 'importUndone', file: note.file, back, kept: done.flatMap((one) => one.kept) },
  };
}

const over = (): View => ({ kind: 'notice', about: { what: 'importUndoOver' } });

type Undone = { readonly back: number; readonly kept: readonly KeptSince[] };
const BACK: Undone = { back: 1, kept: [] };
const kept = (key: string, what: readonly string[] = []): Undone => ({ back: 0, kept: [{ key, what }] });

async function undoMeasures({ services, context }: UserAction, note: UndoNote, by: By): Promise<Undone[]> {
  const { store } = services;
  const { today } = context;
  const undone = await mapAtOnce(note.measures, AT_ONCE, async (one): Promise<Undone> => {
    const opened = await store.measures.open(one.code);
    if (opened === undefined) return { back: 0, kept: [] }; // removed already, by an interrupted press
    // Before anything is stored, so that reopened readings are asked for even if this process ends.
    await store.wakes.set('ask', one.code, today);
    return changeMeasure(services, opened, (file) => {
      const { change, ...outcome } = undoMeasure(file, one, by);
      return change === undefined ? { outcome } : { outcome, change };
    });
  });
  const read = note.measures.filter(({ readings }) => readings.length > 0).map(({ code }) => code);
  if (read.length > 0) await wakeGroupsOf(store, read, today);
  return undone;
}

/** The framework's part links follow the restored measures. */
async function undoParts({ services }: UserAction, { measures }: UndoNote): Promise<void> {
  const { store } = services;
  const codes = measures
    .filter(({ fields, added }) => 'partOf' in fields || added !== undefined)
    .map(({ code }) => code);
  if (codes.length === 0) return;
  const framework = await store.frameworks.current();
  const { parts = [], ...own } = framework;
  const known = parts.filter(({ code }) => !codes.includes(code));
  const now = partLinks((await store.measures.openMany(codes)).map(({ measure }) => measure));
  const links = [...known, ...now].sort((a, b) => (a.code < b.code ? -1 : 1));
  if (same(links, parts)) return;
  await write(services, { framework: { ...own, ...(links.length > 0 && { parts: links }) }, people: [] });
}

async function undoGroups({ services, context }: UserAction, note: UndoNote, by: By): Promise<Undone[]> {
  if (note.groups.length === 0) return [];
  const { store } = services;
  const before = await store.frameworks.groups();
  const undone: Undone[] = [];
  const groups = before.flatMap((group) => {
    const one = note.groups.find(({ code }) => code === group.code);
    if (one === undefined) return [group];
    if (one.added !== undefined) {
      const isUntouched = same(one.added, group);
      undone.push(isUntouched ? BACK : kept(group.code));
      return isUntouched ? [] : [group];
    }
    const { record, kept: fields } = restored(group, one.fields);
    if (fields.length > 0) undone.push(kept(group.code, fields));
    if (!same(record, group)) undone.push(BACK);
    return [record];
  });
  const left = before.filter(({ code }) => !groups.some((group) => group.code === code));
  const removed = groupActs([], left, by).map(asRemoved);
  const framework = [...groupActs(before, groups, by).map(asUndone), ...removed];
  if (framework.length > 0) await write(services, { groups, people: [], acts: { people: new Map(), framework } });
  const changed = note.groups.map(({ code }) => code).filter((code) => groups.some((group) => group.code === code));
  await wakeGroups(store, changed, context.today);
  return undone;
}

async function undoPeople({ services }: UserAction, note: UndoNote, by: By): Promise<Undone[]> {
  const { store } = services;
  const undone: Undone[] = [];
  const people: Person[] = [];
  const acts = new Map<Person['key'], ReturnType<typeof personActs>>();
  const files = await store.people.byKeys(note.people.map(({ key }) => key));
  const fileOf = new Map(files.map((file) => [file.profile.key, file]));
  for (const { key, added, fields } of note.people) {
    const before = fileOf.get(key)?.profile;
    if (added !== undefined || before === undefined) continue;
    const { record, kept: changed } = restored(before, fields);
    if (changed.length > 0) undone.push(kept(before.email, changed));
    if (same(record, before)) continue;
    people.push(record);
    acts.set(key, personActs(before, record, by).map(asUndone));
    undone.push(BACK);
  }
  if (people.length > 0) await write(services, { people, acts: { people: acts, framework: [] } });
  return [...undone, ...(await takeOutPeople(services, note, by))];
}

/** Removes people whom the import added, unless they did something or are named somewhere. */
async function takeOutPeople({ store }: Services, note: UndoNote, by: By): Promise<Undone[]> {
  const added = new Map(note.people.flatMap(({ key, added: one }) => (one === undefined ? [] : [[key, one]])));
  if (added.size === 0) return [];
  const leads = new Set((await store.frameworks.groups()).map(({ lead }) => lead.toLowerCase()));
  const files = [];
  const manages = new Set<string>();
  for await (const file of store.people.all()) {
    const { key, manager } = file.profile;
    if (added.has(key)) files.push(file);
    else if (manager !== undefined) manages.add(manager);
  }
  return mapAtOnce(files, AT_ONCE, async ({ profile, duties, messages, conversation, introduced }): Promise<Undone> => {
    const isNamed = duties.length > 0 || manages.has(profile.key) || leads.has(profile.email.toLowerCase());
    const isMet = messages.length > 0 || conversation !== undefined || introduced;
    if (isNamed || isMet || !same(profile, added.get(profile.key))) return kept(profile.email);
    await store.people.takeOut(profile, personActs(undefined, profile, by).map(asRemoved));
    return BACK;
  });
}

const write = ({ store }: Services, change: Omit<RegisterChange, 'measures'>) =>
  store.register.write({ ...change, measures: [] }, () => undefined);
