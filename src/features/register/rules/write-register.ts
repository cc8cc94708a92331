import type { Framework, Wording } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { COLUMNS } from './columns.ts';
import { MEASURE_FIELDS, PERSON_FIELDS, writeFields } from './fields.ts';
import { QUIET_NUMBERS, READING_WORDS, type StoredMeasure, type StoredRegister } from './register.ts';
import type { RegisterTable, TableKind } from './table.ts';

type Cells = Readonly<Record<string, string>>;

/**
 * The stored register as tables that read back without a change (docs/rules.md, "A copy of the register, there and
 * back"). A council's own columns come last.
 */
export function registerTables(stored: StoredRegister): Record<TableKind, RegisterTable> {
  const addresses = new Map(stored.people.map(({ key, email }) => [key, email]));
  const files = [...stored.measures.values()];
  const extra = [...new Set(files.flatMap(({ measure }) => Object.keys(measure.extra)))].filter((name) => name !== '');
  const address = (key: PersonKey | undefined) => (key === undefined ? '' : (addresses.get(key) ?? ''));
  const measures = files.map(({ measure }) => {
    const { code, owner, deputy, manager } = measure;
    const people = { owner: address(owner), deputy: address(deputy), manager: address(manager) };
    return { code, ...writeFields(MEASURE_FIELDS, measure), ...people, ...measure.extra };
  });
  const people = stored.people.map((person) => {
    const { email, manager } = person;
    return { email, manager_email: address(manager), ...writeFields(PERSON_FIELDS, person) };
  });
  return {
    measures: table('measures', measures, extra),
    people: table('people', people),
    readings: table('readings', files.flatMap(readingCells)),
    groups: table('groups', stored.groups.map(groupCells)),
  };
}

function table(kind: TableKind, rows: readonly Cells[], more: readonly string[] = []): RegisterTable {
  const headings = [...Object.keys(COLUMNS[kind]), ...more];
  const cells = (row: Cells) => Object.fromEntries(headings.map((heading) => [heading, row[heading] ?? '']));
  return { kind, file: kind, headings, rows: rows.map((row, place) => ({ line: place + 2, cells: cells(row) })) };
}

function groupCells({ size, measures, forResidents, moves, ...group }: EmployeeGroup): Cells {
  const said = Object.entries(moves).map(([measure, sentence]) => `${measure}: ${sentence}`);
  return {
    ...group,
    size: String(size ?? ''),
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

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The framework as YAML that reads back as the same; `addressOf` gives the leads' addresses. */
export function frameworkFile(framework: Framework, addressOf: (key: PersonKey) => string): object {
  const { quiet, leads = [] } = framework;
  const { name, contact, privacyNotice } = framework.organisation;
  const wording = ({ code, wordings }: Wording) => ({
    code,
    wordings: wordings.map(({ from, text }) => ({ from, text })),
  });
  const leadOf = (code: string) => leads.find(({ objective }) => objective === code)?.person;
  return {
    organisation: { name, contact, privacy_notice: privacyNotice },
    pledges: framework.pledges.map(wording),
    objectives: framework.objectives.map((objective) => {
      const lead = leadOf(objective.code);
      return { ...wording(objective), ...(lead !== undefined && { lead: addressOf(lead) }) };
    }),
    themes: framework.themes,
    committees: framework.committees.map(({ code, title, remit, exempt, officers, meetings }) => ({
      code,
      title,
      remit,
      exempt,
      ...(officers !== undefined && { officers }),
      meetings: meetings.map(({ date, takesPerformance, paperDeadline }) => ({
        date,
        ...(takesPerformance && { takes_performance: takesPerformance.text }),
        paper_deadline: paperDeadline,
      })),
    })),
    closure_days: framework.closureDays,
    pre_election: framework.preElection,
    quiet: {
      days: quiet.days.map((weekday) => WEEKDAYS[weekday - 1]),
      from: quiet.from,
      to: quiet.to,
      managers_on: WEEKDAYS[quiet.managersOn - 1],
      ...Object.fromEntries(Object.entries(QUIET_NUMBERS).map(([name, field]) => [name, quiet[field]])),
    },
    retention_months: framework.retentionMonths,
    small_number: framework.smallNumber,
  };
}
