import type { Subject, UserAction } from '../../../actions/action.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { may, mayAnswer, relationshipsToMeasure } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { type MeasureDue, readingFor } from '../rules/of-measure.ts';
import { openDueReadings } from './open-due.ts';

const MOST_CODE = 200;

export const measureToAnswer: Subject<{ readonly measure: string }, MeasureFile> = {
  find: (action, { measure }) => findMeasure(action, measure),
  relationships: ({ person }, { measure }) => relationshipsToMeasure(person.profile, measure),
  refuse: mayNotAnswer,
};

export async function findDue(action: UserAction, code: string, period: string): Promise<MeasureDue | { view: View }> {
  const looked = await findMeasure(action, code);
  if ('view' in looked) return looked;
  const { found } = looked;
  if (!mayAnswer(action.person.profile, found.measure)) return { view: await mayNotAnswer(action, found) };
  return dueOf(action, found, period);
}

export async function findMeasure(
  { services, context }: UserAction,
  code: string,
): Promise<{ found: MeasureFile } | { view: View }> {
  const found = code.length > MOST_CODE ? undefined : await services.store.measures.open(code);
  const { contact } = context.framework.organisation;
  return found === undefined ? { view: { kind: 'notice', about: { what: 'unknownMeasure', contact } } } : { found };
}

async function mayNotAnswer({ services, context }: UserAction, { measure }: MeasureFile): Promise<View> {
  const keys = [measure.owner, measure.deputy].filter((key) => key !== undefined);
  const people = await Promise.all(keys.map((key) => services.store.people.byKey(key)));
  const who = people.flatMap((other) => other?.profile.name ?? []);
  const { contact } = context.framework.organisation;
  return { kind: 'notice', about: { what: 'mayNot', measure, who, contact } };
}

/** The due reading of a period for a person who may answer it; opened now if it has come due. */
export async function dueOf(
  action: UserAction,
  file: MeasureFile,
  period: string,
): Promise<MeasureDue | { readonly view: View }> {
  const { services, context } = action;
  const due = dueMeant(file, period);
  if (due !== undefined) {
    const locked = whyLocked(action, file, due);
    return locked === undefined ? { file, due } : { view: locked };
  }
  const opened = await openDueReadings(services, context, file);
  const now = dueMeant(opened, period) ?? dueToCorrect(action, opened, period);
  if (now !== undefined) return { file: opened, due: now };
  return { view: { kind: 'notice', about: { what: 'notOpen', measure: file.measure, period: period.slice(0, 40) } } };
}

/** For a bare code, without a period: the open one, else the latest. */
function dueMeant({ due }: MeasureFile, period: string): DueReading | undefined {
  if (period !== '') return due.find((known) => known.period.text === period);
  return due.find((known) => known.state === 'open') ?? due.at(-1);
}

/** For an owner who wants to change what is locked; undefined if this person may. */
function whyLocked({ context, person }: UserAction, file: MeasureFile, due: DueReading): View | undefined {
  if (due.lockedOn === undefined || may('correct', person.profile, file.measure)) return undefined;
  const reading = readingFor(file, due);
  const { contact } = context.framework.organisation;
  return {
    kind: 'notice',
    about: { what: 'locked', measure: file.measure, due, ...(reading && { reading }), contact },
  };
}

/** For an imported figure that was never asked for here. Locked from the start, so that a correction needs a reason. */
function dueToCorrect({ context, person }: UserAction, file: MeasureFile, period: string): DueReading | undefined {
  const reading = file.readings.find((known) => known.period.text.toLowerCase() === period.trim().toLowerCase());
  if (reading === undefined || !may('correct', person.profile, file.measure)) return undefined;
  const { today } = context;
  return {
    period: reading.period,
    state: 'answered',
    targetDay: today,
    openedOn: today,
    dueOn: today,
    openedBy: 'hand',
    form: 0,
    handled: '',
    questions: [],
    lockedOn: today,
  };
}
