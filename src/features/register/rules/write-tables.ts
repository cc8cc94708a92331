import type { PersonKey } from '../../../core/measures/measure.ts';
import { COLUMNS } from './columns.ts';
import { READING_WORDS, type StoredMeasure, type StoredRegister } from './register.ts';
import type { Table, TableKind } from './table.ts';

type Cells = Readonly<Record<string, string>>;

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

/**
 * The stored register as tables that read back without a change (docs/rules.md, "A copy of the register, there and
 * back"). A council's own columns come last.
 */
export function registerTables(stored: StoredRegister): Record<TableKind, Table> {
  const addresses = new Map(stored.people.map(({ key, email }) => [key, email]));
  const files = [...stored.measures.values()];
  const extra = [...new Set(files.flatMap(({ measure }) => Object.keys(measure.extra)))].filter((name) => name !== '');
  const measures = files.map(({ measure }) => ({ ...measureCells({ measure }, addresses), ...measure.extra }));
  return {
    measures: table('measures', measures, extra),
    people: table(
      'people',
      stored.people.map((person) => personCells(person, addresses)),
    ),
    readings: table('readings', files.flatMap(readingCells)),
    groups: table('groups', stored.groups.map(groupCells)),
  };
}

function table(kind: TableKind, rows: readonly Cells[], more: readonly string[] = []): Table {
  const headings = [...COLUMNS[kind].known, ...more];
  const cells = (row: Cells) => Object.fromEntries(headings.map((heading) => [heading, row[heading] ?? '']));
  return { kind, file: kind, headings, rows: rows.map((row, place) => ({ line: place + 2, cells: cells(row) })) };
}

function measureCells({ measure }: Pick<StoredMeasure, 'measure'>, addresses: ReadonlyMap<PersonKey, string>): Cells {
  const address = (key: PersonKey | undefined) => (key === undefined ? '' : (addresses.get(key) ?? ''));
  const { code, title, definition, theme, unit, direction, frequency, level, provenance, status } = measure;
  return {
    code,
    title,
    definition,
    theme,
    unit,
    direction,
    frequency,
    level,
    provenance,
    status,
    policy_objective: measure.policyObjective,
    pledges: measure.pledges.join(';'),
    committees: measure.committees.join(';'),
    period_kind: measure.periodKind ?? '',
    decimals: text(measure.decimals),
    lag_days: text(measure.lagDays),
    influence: measure.influence ?? '',
    perception: yesNo(measure.perception),
    read_with: measure.readWith,
    part_of: measure.partOf ?? '',
    baseline_value: measure.baselineValue ?? '',
    baseline_period: measure.baselinePeriod,
    indicator_value: measure.indicatorValue ?? '',
    minimum: measure.minimum ?? '',
    maximum: measure.maximum ?? '',
    counts_people: yesNo(measure.countsPeople),
    suppress_below: text(measure.suppressBelow),
    cumulative: yesNo(measure.cumulative),
    overlapping: yesNo(measure.overlapping),
    exempt: yesNo(measure.exempt),
    owner: address(measure.owner),
    deputy: address(measure.deputy),
    manager: address(measure.manager),
    source_org: measure.sourceOrg,
    groups: measure.groups.join(';'),
    source_url: measure.sourceUrl,
  };
}

function personCells(person: StoredRegister['people'][number], addresses: ReadonlyMap<PersonKey, string>): Cells {
  return {
    email: person.email,
    aliases: person.aliases.join(';'),
    entra_id: person.entraId,
    name: person.name,
    manager_email: person.manager === undefined ? '' : (addresses.get(person.manager) ?? ''),
    service: person.service,
    work_days: person.workDays.map((weekday) => DAYS[weekday - 1] ?? '').join(';'),
    roles: person.roles.join(';'),
  };
}

function groupCells({ size, measures, forResidents, moves, ...group }: StoredRegister['groups'][number]): Cells {
  const { code, name, kind, lead, work } = group;
  const said = Object.entries(moves).map(([measure, sentence]) => `${measure}: ${sentence}`);
  return {
    code,
    name,
    kind,
    lead,
    work,
    size: text(size),
    for_residents: forResidents,
    measures: measures.join(';'),
    moves: said.join('; '),
  };
}

function readingCells({ measure, readings }: StoredMeasure): Cells[] {
  return readings.map((reading) => ({
    ...Object.fromEntries(Object.entries(READING_WORDS).map(([column, field]) => [column, reading[field] ?? ''])),
    code: measure.code,
    period: reading.period.text,
    value: reading.value,
    status: reading.status,
  }));
}

const yesNo = (is: boolean) => (is ? 'yes' : 'no');
const text = (value: number | undefined) => (value === undefined ? '' : String(value));
