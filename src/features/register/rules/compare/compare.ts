import { partLinks } from '../../../../core/measures/parts-of-totals.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { Framework } from '../../../../core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../../../../core/measures/measure.ts';
import type { EmployeeGroup } from '../../../../core/measures/people.ts';
import type { DueReading } from '../../../../core/readings/due-reading.ts';
import { mergeMeasure } from '../read/read-register.ts';
import type { MeasureRow, RegisterChange, RegisterContent, StoredMeasure, StoredRegister } from '../register.ts';
import {
  type By,
  type Change,
  differences,
  frameworkActs,
  groupActs,
  measureActs,
  type Moment,
  personActs,
  same,
} from './change.ts';
import { dueOfRetired, withDefinitionStep } from './changed-measure.ts';
import { comparePeople } from './compare-people.ts';
import { compareReadings } from './compare-readings.ts';

export type Comparison = {
  readonly change: RegisterChange;
  /** Counts of measures, readings, people, groups and the framework. */
  readonly changed: number;
  readonly unchanged: number;
  readonly changes: readonly Change[];
};

/**
 * Compares a register without problems with what is stored. It adds and changes, and never removes what the files leave
 * out. Importing the same register twice changes nothing.
 */
export function compareRegister(register: RegisterContent, stored: StoredRegister, moment: Moment): Comparison {
  const by: By = { by: moment.by ?? 'register', at: moment.at };
  const people = comparePeople(register.people, stored.people, moment.newKey);
  const codes = new Set([...register.measures, ...register.readings].map(({ code }) => code));
  const measures = [...codes].map((code) => compareMeasure(code, register, stored, people.keyOf, moment, by));
  const newGroups = register.groups
    .map((group) => ({ group, before: stored.groups.find(({ code }) => code === group.code) }))
    .filter(({ group, before }) => !same(group, before));
  const given = withLeads(register, people.keyOf);
  const before = withoutParts(stored.framework);
  const isNewFramework = given !== undefined && !same(given, before);
  const known = [...stored.measures.values(), ...measures].flatMap(({ measure }) => measure ?? []);
  const parts = partLinks(new Map(known.map((measure) => [measure.code, measure])).values());
  const isNewWhole = isNewFramework || !same(parts, stored.framework?.parts ?? []);
  const whole = given ?? before;
  const rows = register.people.length + register.measures.length + register.readings.length + register.groups.length;
  const changed =
    people.changed.length +
    measures.reduce((sum, { isChanged, readings }) => sum + Number(isChanged) + readings.changed.length, 0) +
    newGroups.length +
    Number(isNewWhole);
  return {
    change: {
      ...(whole && isNewWhole && { framework: { ...whole, ...(parts.length > 0 && { parts }) } }),
      ...(newGroups.length > 0 && { groups: byCode([...stored.groups, ...register.groups]) }),
      people: people.changed,
      acts: {
        people: new Map(
          people.changed.map((person) => {
            const was = stored.people.find(({ key }) => key === person.key);
            return [person.key, personActs(was, person, by)];
          }),
        ),
        framework: [
          ...(isNewFramework && register.framework !== undefined ? frameworkActs(before, register.framework, by) : []),
          ...groupActs(stored.groups, register.groups, by),
        ],
      },
      measures: measures.flatMap(({ stores }) => stores ?? []),
    },
    changed,
    unchanged: rows + (register.framework !== undefined || isNewWhole ? 1 : 0) - changed,
    changes: [
      ...(isNewFramework ? differences('framework', before, given, 'a new framework') : []),
      ...newGroups.flatMap(({ group, before: was }) => differences(`group ${group.code}`, was, group, group.name)),
      ...people.changes,
      ...measures.flatMap(({ changes }) => changes),
    ],
  };
}

function compareMeasure(
  code: string,
  register: RegisterContent,
  stored: StoredRegister,
  keyOf: (email: string) => PersonKey | undefined,
  moment: Moment,
  by: By,
) {
  const { today } = moment;
  const { smallNumber = 0 } = register.framework ?? stored.framework ?? {};
  const before = stored.measures.get(code);
  const row = register.measures.findLast((candidate) => candidate.code === code);
  const given = row === undefined ? before?.measure : withPeople(row, before, keyOf, today);
  const measure = given && before ? withDefinitionStep({ measure: given, before }, by.by, by.at) : given;
  const rows = register.readings.filter((reading) => reading.code === code);
  const readings = compareReadings(rows, before, { ...moment, smallNumber }, stored.takenOut?.get(code));
  const isChanged = row !== undefined && !same(measure, before?.measure);
  if (measure === undefined) return { measure, readings, isChanged, changes: readings.changes, stores: undefined };
  const due = byPeriod([...(before?.due ?? []), ...readings.due]);
  const retired = isChanged ? dueOfRetired(due, before, measure, { ...by, today }) : { due: [], acts: [] };
  const changedDue = byPeriod([...readings.due, ...retired.due]);
  const change = {
    ...(isChanged && { measure, acts: [...measureActs(before?.measure, measure, by), ...retired.acts] }),
    ...(readings.changed.length > 0 && { readings: readings.changed }),
    ...(changedDue.length > 0 && { due: changedDue }),
  };
  const wake = measure.status === 'live' ? { wakeOn: today } : {};
  const own = isChanged
    ? differences(code, before && withoutSteps(before.measure), withoutSteps(measure), measure.title)
    : [];
  return {
    measure,
    readings,
    isChanged,
    changes: [...own, ...readings.changes],
    stores: isChanged || readings.changed.length > 0 ? { code, change, ...wake } : undefined,
  };
}

const byPeriod = (due: readonly DueReading[]): DueReading[] => [
  ...new Map(due.map((one) => [one.period.text, one])).values(),
];
const byCode = (groups: readonly EmployeeGroup[]): EmployeeGroup[] => [
  ...new Map(groups.map((group) => [group.code, group])).values(),
];

/** A note reports a new step. */
const withoutSteps = ({ analysis: _analysis, ...measure }: LiveMeasure) => measure;

/** Part links are derived from the measures, not from the file. */
function withoutParts(framework: Framework | undefined): Framework | undefined {
  if (framework === undefined) return undefined;
  const { parts: _parts, ...own } = framework;
  return own;
}

function withPeople(
  row: MeasureRow,
  before: StoredMeasure | undefined,
  keyOf: (email: string) => PersonKey | undefined,
  today: Day,
): LiveMeasure {
  const stored: Partial<LiveMeasure> = before?.measure ?? {};
  const { owner, deputy, manager, liveSince, ...rest } = {
    ...stored,
    ...mergeMeasure(row, before?.measure),
  } as LiveMeasure;
  const kept = { owner, deputy, manager };
  const keys = (['owner', 'deputy', 'manager'] as const).map((duty) => {
    const email = row.emails[duty];
    return [duty, email === undefined ? kept[duty] : keyOf(email)] as const;
  });
  const since = rest.status !== 'live' ? undefined : stored.status === 'live' ? (liveSince ?? today) : today;
  const named = Object.fromEntries(keys.filter(([, key]) => key !== undefined));
  return { ...rest, ...named, ...(since === undefined ? {} : { liveSince: since }) };
}

export function withLeads(
  { framework, leads = [] }: Pick<RegisterContent, 'framework' | 'leads'>,
  keyOf: (email: string) => PersonKey | undefined,
): Framework | undefined {
  const known = leads.flatMap(({ objective, email }) => {
    const person = keyOf(email);
    return person === undefined ? [] : [{ objective, person }];
  });
  return framework === undefined || known.length === 0 ? framework : { ...framework, leads: known };
}
