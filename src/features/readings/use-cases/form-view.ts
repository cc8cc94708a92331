import { type Framework, wordingOn } from '../../../core/measures/framework.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { wantsReason } from '../rules/decide-answer.ts';
import { yearEarlier } from '../../../core/periods/next-period.ts';
import type { Introduction, Place, ReadingFormView, SavedNote } from '../rules/views.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import { draftOf, earlierReadings, keptFor, readingFor, trendOf } from '../rules/of-measure.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/** Points of a small chart. */
const MOST_POINTS = 24;

export type FormExtras = {
  readonly typed?: ReadingFormView['typed'];
  readonly problems?: readonly FieldProblem[];
  readonly place?: Place;
  readonly saved?: SavedNote;
};

/** The form of a due reading for one person, with what is known filled in. */
export function formView(
  file: MeasureFile,
  due: DueReading,
  person: PersonFile,
  context: TodayContext,
  extras: FormExtras = {},
): ReadingFormView {
  const { framework, today } = context;
  const { measure } = file;
  const reading = readingFor(file, due);
  const earlier = earlierReadings(file, due);
  const draft = draftOf(file, due, person.profile.key);
  const typed = extras.typed ?? keptFor(file, due, person.profile.key);
  const trend = trendOf(file, earlier.at(-1));
  const before = yearEarlier(due.period).text;
  const yearEarlierReading = earlier.find((known) => known.period.text === before);
  return {
    kind: 'readingForm',
    today,
    measure,
    due,
    ...(reading && { reading }),
    wordsOnly: reading !== undefined && reading.by === 'register' && due.state === 'valueOnly',
    wantsReason: wantsReason(reading, due),
    history: earlier.slice(-MOST_POINTS),
    ...(yearEarlierReading && { yearEarlier: yearEarlierReading }),
    ...(trend && { trend }),
    objective: wordingOn(framework.objectives, measure.policyObjective, today) ?? '',
    pledges: measure.pledges.flatMap((code) => wordingOn(framework.pledges, code, today) ?? []),
    committeeTitle: framework.committees.find((known) => known.code === due.meeting?.committee)?.title ?? '',
    ...(typed && { typed }),
    ...(draft && extras.typed === undefined && { draftSavedAt: draft.at }),
    problems: extras.problems ?? [],
    questions: due.questions,
    ...introductionFor(person, framework, measure.frequency),
    ...(extras.place && { place: extras.place }),
    ...(extras.saved && { saved: extras.saved }),
  };
}

export function savedNote(file: MeasureFile, due: DueReading, what: SavedNote['what'], handedTo?: string): SavedNote {
  const reading = readingFor(file, due);
  const history = reading === undefined ? [] : [...earlierReadings(file, due), reading];
  const trend = trendOf(file, reading);
  return {
    what,
    measure: file.measure,
    due,
    ...(reading && { reading }),
    ...(trend && { trend }),
    history: history.slice(-MOST_POINTS),
    ...(handedTo !== undefined && { handedTo }),
  };
}

/** For a person who has not had it. */
export function introductionFor(
  person: PersonFile,
  framework: Framework,
  frequency: Introduction['frequency'],
): { introduction?: Introduction } {
  if (person.introduced) return {};
  const measures = person.duties.filter((duty) => duty.as === 'owner').length;
  const { name, contact, privacyNotice } = framework.organisation;
  return { introduction: { organisation: name, contact, privacyNotice, measures, frequency } };
}
