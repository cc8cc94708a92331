import type { AuditEntry } from '../../../../core/audit-entry.ts';
import {
  frameworkActs,
  groupActs,
  measureActs,
  personActs,
  type Change,
  differences,
  type Moment,
  same,
} from './change.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import { partLinks } from '../../../../core/measures/parts-of-totals.ts';
import type { Framework } from '../../../../core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../../../../core/measures/measure.ts';
import type { EmployeeGroup, Person } from '../../../../core/measures/people.ts';
import type { DueReading } from '../../../../core/readings/due-reading.ts';
import type { Reading } from '../../../../core/readings/reading.ts';
import { comparePeople } from './compare-people.ts';
import { compareReadings } from './compare-readings.ts';
import { dueOfRetired, withDefinitionStep } from './changed-measure.ts';
import { mergeMeasure } from '../read/read-register.ts';
import type { MeasureRow, RegisterContent, StoredMeasure, StoredRegister } from '../register.ts';

export type Comparison = {
  readonly change: {
    readonly framework?: Framework;
    readonly groups?: readonly EmployeeGroup[];
    readonly people: readonly Person[];
    /** Audit entries of everything but measures, whose entries are stored with their changes. */
    readonly acts: {
      readonly people: ReadonlyMap<PersonKey, readonly AuditEntry[]>;
      readonly framework: readonly AuditEntry[];
    };
    readonly measures: readonly {
      readonly code: string;
      readonly change: {
        readonly measure?: LiveMeasure;
        readonly readings?: readonly Reading[];
        readonly due?: readonly DueReading[];
        readonly acts?: readonly AuditEntry[];
      };
      readonly wakeOn?: Day;
    }[];
  };
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
  const by = { by: moment.by ?? ('register' as const), at: moment.at };
  const people = comparePeople(register.people, stored.people, moment.newKey);
  const { smallNumber = 0 } = register.framework ?? stored.framework ?? {};
  const codes = new Set([...register.measures.map((row) => row.code), ...register.readings.map((row) => row.code)]);
  const measures = [...codes].map((code) => {
    const before = stored.measures.get(code);
    const row = register.measures.findLast((candidate) => candidate.code === code);
    const given = row === undefined ? before?.measure : withPeople(row, before, people.keyOf, moment.today);
    const measure = given && before ? withDefinitionStep({ measure: given, before }, by.by, moment.at) : given;
    const rows = register.readings.filter((reading) => reading.code === code);
    const readings = compareReadings(rows, before, { ...moment, smallNumber }, stored.takenOut?.get(code));
    const measureChanged = row !== undefined && measure !== undefined && !same(measure, before?.measure);
    const due = new Map([...(before?.due ?? []), ...readings.due].map((one) => [one.period.text, one]));
    const retired =
      measureChanged && measure
        ? dueOfRetired([...due.values()], before, measure, { ...by, today: moment.today })
        : undefined;
    const changedDue = new Map([...readings.due, ...(retired?.due ?? [])].map((one) => [one.period.text, one]));
    return {
      code,
      row,
      before,
      measure,
      measureChanged,
      readings,
      due: [...changedDue.values()],
      acts: retired?.acts ?? [],
    };
  });
  const changes = [
    ...people.changes,
    ...measures.flatMap(({ code, row, before, measure, measureChanged, readings }) => [
      ...(measureChanged && row !== undefined && measure !== undefined
        ? differences(code, before && withoutSteps(before.measure), withoutSteps(measure), measure.title)
        : []),
      ...readings.changes,
    ]),
  ];
  const groups = register.groups.map((group) => ({
    group,
    before: stored.groups.find((known) => known.code === group.code),
  }));
  const newGroups = groups.filter(({ group, before }) => !same(group, before));
  const given = withLeads(register, people.keyOf);
  const before = withoutParts(stored.framework);
  const frameworkChanged = given !== undefined && !same(given, before);
  const parts = partLinks(
    new Map([
      ...[...stored.measures].map(([code, { measure }]) => [code, measure] as const),
      ...measures.flatMap(({ code, measure }) => (measure === undefined ? [] : [[code, measure] as const])),
    ]).values(),
  );
  const partsChanged = !same(parts, stored.framework?.parts ?? []);
  const whole = given ?? before;
  const framework = whole && { ...whole, ...(parts.length > 0 && { parts }) };
  const counted = [
    people.stored.length - people.changed.length,
    measures.filter(({ row, measureChanged }) => row !== undefined && !measureChanged).length,
    measures.reduce((sum, { readings }) => sum + readings.unchanged, 0),
    groups.length - newGroups.length,
    register.framework !== undefined && !frameworkChanged && !partsChanged ? 1 : 0,
  ];
  const total = register.people.length + register.measures.length + register.readings.length + groups.length;
  const unchanged = counted.reduce((sum, count) => sum + count, 0);
  return {
    change: {
      ...(framework && (frameworkChanged || partsChanged) ? { framework } : {}),
      ...(newGroups.length > 0 ? { groups: mergeGroups(stored.groups, register.groups) } : {}),
      people: people.changed,
      acts: {
        people: new Map(
          people.changed.map((person) => {
            const before = stored.people.find(({ key }) => key === person.key);
            return [person.key, personActs(before, person, by)];
          }),
        ),
        framework: [
          ...(frameworkChanged && register.framework !== undefined
            ? frameworkActs(before, register.framework, by)
            : []),
          ...groupActs(stored.groups, register.groups, by),
        ],
      },
      measures: measures.flatMap(({ code, before, measure, measureChanged, readings, due, acts }) => {
        if (measure === undefined || (!measureChanged && readings.changed.length === 0)) return [];
        const change = {
          ...(measureChanged ? { measure, acts: [...measureActs(before?.measure, measure, by), ...acts] } : {}),
          ...(readings.changed.length > 0 ? { readings: readings.changed } : {}),
          ...(due.length > 0 ? { due } : {}),
        };
        return [{ code, change, ...(measure.status === 'live' ? { wakeOn: moment.today } : {}) }];
      }),
    },
    changed: total + (register.framework !== undefined || partsChanged ? 1 : 0) - unchanged,
    unchanged,
    changes: [
      ...(frameworkChanged ? differences('framework', before, given, 'a new framework') : []),
      ...newGroups.flatMap(({ group, before }) => differences(`group ${group.code}`, before, group, group.name)),
      ...changes,
    ],
  };
}

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

function mergeGroups(stored: readonly EmployeeGroup[], given: readonly EmployeeGroup[]): EmployeeGroup[] {
  return [...new Map([...stored, ...given].map((group) => [group.code, group])).values()];
}

/** Replaces leads' addresses by keys. */
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
