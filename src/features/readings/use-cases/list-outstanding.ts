import type { Day } from '../../../core/calendar/day.ts';
import type { MeasureDue } from '../rules/of-measure.ts';
import { isAway } from '../../../messaging/rules/quiet.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { openDueReadings, withOpenings } from './open-due.ts';
import { openOnes } from '../rules/still-owed.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { type PeopleOfARun, peopleOfARun } from '../../../messaging/use-cases/read-people.ts';

type ForPerson = { readonly services: Services; readonly context: TodayContext; readonly person: PersonFile };

/** Soonest first; `nextAsk` is the next day on which something of theirs opens. */
export type OwedByPerson = { readonly owed: readonly MeasureDue[]; readonly nextAsk?: Day };

export type MeasuresOfARun = (code: string) => Promise<MeasureFile | undefined>;

/** Measures of one run, each read once, so that everything is decided on one version of it. */
export function measuresOfARun(services: Services, read: readonly MeasureFile[]): MeasuresOfARun {
  const known = new Map(read.map((file) => [file.measure.code, Promise.resolve<MeasureFile | undefined>(file)]));
  return (code) => {
    const found = known.get(code) ?? services.store.measures.open(code);
    known.set(code, found);
    return found;
  };
}

/** Everything that a person owes today; opens and stores what has come due. */
export async function openAndListOutstanding(
  { services, context, person }: ForPerson,
  measures: MeasuresOfARun = (code) => services.store.measures.open(code),
): Promise<OwedByPerson> {
  return gather(context, person, peopleOfARun(services), measures, (file) => openDueReadings(services, context, file));
}

/** The same without storing anything. */
export async function previewOutstanding(
  context: TodayContext,
  person: PersonFile,
  people: PeopleOfARun,
  measures: MeasuresOfARun,
): Promise<OwedByPerson> {
  return gather(context, person, people, measures, (file) => Promise.resolve(withOpenings(file, context).file));
}

async function gather(
  context: TodayContext,
  person: PersonFile,
  people: PeopleOfARun,
  measures: MeasuresOfARun,
  open: (file: MeasureFile) => Promise<MeasureFile>,
): Promise<OwedByPerson> {
  const files = await measuresOf(context, person, people, measures);
  const opened = await Promise.all(files.map(open));
  const owed = opened
    .flatMap((file) => openOnes(file, context.today).map((due): MeasureDue => ({ file, due })))
    .sort(soonestFirst);
  const nextAsk = opened.flatMap((file) => withOpenings(file, context).nextWake ?? []).sort()[0];
  return { owed, ...(nextAsk !== undefined && { nextAsk }) };
}

/** Their own measures, and those of which they are the deputy while the owner is away. */
async function measuresOf(
  context: TodayContext,
  { profile, duties }: PersonFile,
  people: PeopleOfARun,
  measures: MeasuresOfARun,
): Promise<MeasureFile[]> {
  const theirs = await Promise.all(
    duties.map(async ({ as, code }) => {
      if (as === 'manager') return [];
      const file = await measures(code);
      if (file === undefined) return [];
      const { owner, deputy } = file.measure;
      if (owner === profile.key) return as === 'owner' ? [file] : [];
      if (as !== 'deputy' || deputy !== profile.key || owner === undefined) return [];
      const absent = await people(owner);
      return absent !== undefined && isAway(absent, context.today) ? [file] : [];
    }),
  );
  return theirs.flat();
}

const soonestFirst = (a: MeasureDue, b: MeasureDue) =>
  a.due.dueOn.localeCompare(b.due.dueOn) || a.file.measure.title.localeCompare(b.file.measure.title);

/** The next day on which a figure of theirs opens. Reads their measures. */
export async function nextAskOf({ services, context, person }: ForPerson): Promise<Pick<OwedByPerson, 'nextAsk'>> {
  if (!person.duties.some(({ as }) => as === 'owner')) return {};
  const people = peopleOfARun(services, [person]);
  const { nextAsk } = await previewOutstanding(context, person, people, measuresOfARun(services, []));
  return nextAsk === undefined ? {} : { nextAsk };
}
