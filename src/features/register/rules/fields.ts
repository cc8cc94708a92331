import { DIRECTIONS, type Measure } from '../../../core/measures/measure.ts';
import { UNIT_KINDS } from '../../../core/measures/measure.ts';
import { type Person, ROLES } from '../../../core/measures/people.ts';
import { FREQUENCIES, PERIOD_KINDS } from '../../../core/periods/period.ts';
import { INFLUENCES, LEVELS, MEASURE_STATUSES, PROVENANCES } from './columns.ts';
import type { Cells } from './read/cells.ts';
import type { MeasureRow, PersonRow } from './register.ts';

/** How a cell becomes a value, and a value a cell. A problem is recorded while reading. */
type Codec<T> = { read(cells: Cells, column: string): T; write(value: T): string };

/** The field that a column holds. `Given` is what a row says of it: `undefined` clears the field. */
type Field<Of, Given> = { read(cells: Cells, column: string): Given; write(of: Of): string };
type Fields<Of, Given> = Readonly<Record<string, Field<Of, Given>>>;

const field = <Of, Given, Key extends keyof Of>(name: Key, codec: Codec<Of[Key]>): Field<Of, Given> => ({
  read: (cells, column) => ({ [name]: codec.read(cells, column) }) as Given,
  write: (of) => codec.write(of[name]),
});
const measure = <Key extends keyof Measure>(name: Key, codec: Codec<Measure[Key]>) =>
  field<Measure, MeasureRow['given'], Key>(name, codec);
const person = <Key extends keyof Person>(name: Key, codec: Codec<Person[Key]>) =>
  field<Person, PersonRow['given'], Key>(name, codec);

const asText = (value: string | number | undefined) => (value === undefined ? '' : String(value));

const TEXT: Codec<string> = { read: (cells, column) => cells.text(column), write: asText };
const LIST: Codec<readonly string[]> = {
  read: (cells, column) => cells.list(column),
  write: (values) => values.join(';'),
};
const YES_NO: Codec<boolean> = {
  read: (cells, column) => cells.yesNo(column),
  write: (is) => (is ? 'yes' : 'no'),
};
const whole = (least = 0): Codec<number | undefined> => ({
  read: (cells, column) => cells.whole(column, least),
  write: asText,
});
const choice = <Word extends string>(words: readonly Word[]): Codec<Word | undefined> => ({
  read: (cells, column) => cells.choice(column, words),
  write: asText,
});
const choiceOr = <Word extends string, Other extends string>(
  words: readonly Word[],
  otherwise: Other,
): Codec<Word | Other> => ({ read: (cells, column) => cells.choice(column, words) ?? otherwise, write: asText });
const requiredText = (cure: string): Codec<string> => ({
  read: (cells, column) => cells.required(column, cure) ?? '',
  write: asText,
});
const requiredChoice = <Word extends string>(words: readonly Word[], otherwise: Word): Codec<Word> => ({
  read(cells, column) {
    const typed = cells.required(column, `Write one of: ${words.join(', ')}.`);
    return (typed === undefined ? undefined : cells.choice(column, words)) ?? otherwise;
  },
  write: asText,
});
const DECIMAL: Codec<string | undefined> = {
  read: (cells, column) => cells.value(column, { unit: cells.text('unit') }),
  write: asText,
};
const PERIOD: Codec<string> = { read: (cells, column) => cells.period(column)?.period.text ?? '', write: asText };

/** By column. A measure's code, people and a council's own columns are read and written apart. */
export const MEASURE_FIELDS: Fields<Measure, MeasureRow['given']> = {
  title: measure('title', requiredText('Say in a line what is measured.')),
  definition: measure('definition', TEXT),
  policy_objective: measure('policyObjective', TEXT),
  pledges: measure('pledges', LIST),
  theme: measure('theme', TEXT),
  committees: measure('committees', LIST),
  unit: measure('unit', TEXT),
  unit_kind: measure('unitKind', choice(UNIT_KINDS)),
  direction: measure('direction', requiredChoice(DIRECTIONS, 'neutral')),
  frequency: measure('frequency', requiredChoice(FREQUENCIES, 'annual')),
  period_kind: measure('periodKind', choice([...PERIOD_KINDS, 'half-and-year'])),
  decimals: measure('decimals', whole()),
  lag_days: measure('lagDays', whole()),
  level: measure('level', choiceOr(LEVELS, '')),
  influence: measure('influence', choice(INFLUENCES)),
  provenance: measure('provenance', choiceOr(PROVENANCES, '')),
  perception: measure('perception', YES_NO),
  read_with: measure('readWith', TEXT),
  part_of: measure('partOf', { read: (cells, column) => cells.text(column) || undefined, write: asText }),
  baseline_value: measure('baselineValue', DECIMAL),
  baseline_period: measure('baselinePeriod', PERIOD),
  indicator_value: measure('indicatorValue', DECIMAL),
  minimum: measure('minimum', DECIMAL),
  maximum: measure('maximum', DECIMAL),
  counts_people: measure('countsPeople', YES_NO),
  suppress_below: measure('suppressBelow', whole(1)),
  cumulative: measure('cumulative', YES_NO),
  overlapping: measure('overlapping', YES_NO),
  exempt: measure('exempt', YES_NO),
  source_org: measure('sourceOrg', TEXT),
  groups: measure('groups', LIST),
  status: measure('status', choiceOr(MEASURE_STATUSES, 'draft')),
  source_url: measure('sourceUrl', TEXT),
};

/** By column. A person's address and manager are read and written apart. */
export const PERSON_FIELDS: Fields<Person, PersonRow['given']> = {
  name: person('name', requiredText('Give a name or a job title.')),
  aliases: person('aliases', { ...LIST, read: (cells, column) => cells.emails(column) }),
  entra_id: person('entraId', TEXT),
  service: person('service', TEXT),
  work_days: person('workDays', { read: workDays, write: (days) => days.map(dayName).join(';') }),
  roles: person('roles', { read: (cells, column) => cells.choices(column, ROLES), write: (roles) => roles.join(';') }),
};

export function readFields<Of, Given>(fields: Fields<Of, Given>, headings: readonly string[], cells: Cells): Given {
  const columns = headings.filter((column) => Object.hasOwn(fields, column));
  return Object.assign({}, ...columns.map((column) => fields[column]?.read(cells, column)));
}

export function writeFields<Of, Given>(fields: Fields<Of, Given>, of: Of): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([column, { write }]) => [column, write(of)]));
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const dayName = (weekday: number) => WEEKDAYS[weekday - 1] ?? '';

/** `Mon;Tue`, `Monday-Wednesday` or `1;2;3` as 1 (Monday) to 5 (Friday); empty: every working day. */
function workDays(cells: Cells, column: string): number[] {
  const parts = cells.text(column).split(/[;,]/);
  const read = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const ends = part.split(/\s*[-–]\s*/).map(weekdayNumber);
      const [first, last = first] = ends;
      if (first === undefined || last === undefined || last < first || ends.length > 2) return [0];
      return Array.from({ length: last - first + 1 }, (_, step) => first + step);
    });
  if (!read.includes(0)) return [...new Set(read)].sort();
  const cure = 'Write days such as Mon;Tue;Thu, or leave it empty for all five.';
  cells.problem(column, `“${cells.text(column)}” are not working days.`, cure);
  return [];
}

function weekdayNumber(text: string): number | undefined {
  if (/^[1-5]$/.test(text)) return Number(text);
  const place = WEEKDAYS.findIndex((name) => text.toLowerCase().startsWith(name.toLowerCase()));
  return place < 0 ? undefined : place + 1;
}
