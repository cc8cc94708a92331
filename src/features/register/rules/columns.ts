import { DIRECTIONS, type Influence, type MeasureStatus } from '../../../core/measures/measure.ts';
import { UNIT_KINDS } from '../../../core/measures/measure.ts';
import { FREQUENCIES, PERIOD_KINDS } from '../../../core/periods/period.ts';
import { canonicalHeading, type TableKind } from './table.ts';

export const INFLUENCES: readonly Influence[] = ['control', 'influence', 'watch'];
export const MEASURE_STATUSES: readonly MeasureStatus[] = ['live', 'draft', 'paused', 'retired'];
export const LEVELS = ['strategic', 'operational'] as const;
export const PROVENANCES = ['new', 'retained'] as const;
export const GROUP_KINDS = ['channel', 'chat', 'noticeboard'] as const;
export const READING_STATUSES = ['provisional', 'final', 'revised'] as const;
const YES_NO = ['yes', 'no'];
const PERSON = 'The e-mail address of somebody on the sheet people.';

/** A column of a file; `choices` are its allowed words, if they are limited. */
export type RegisterColumn = {
  readonly help: string;
  readonly choices?: readonly string[];
  readonly isRequired?: true;
};

const MEASURES: Readonly<Record<string, RegisterColumn>> = {
  code: {
    help: 'The short name by which the measure is known everywhere. Leave it as it is; a new row needs a new one.',
    isRequired: true,
  },
  title: { help: 'What is watched, in words that a resident understands.', isRequired: true },
  definition: { help: 'How it is counted. A change parts its series: figures before and after are not compared.' },
  policy_objective: { help: 'The code of the policy objective that it belongs to.' },
  pledges: { help: 'Codes of the Thrive pledges that it serves, with ; between.' },
  theme: { help: 'The heading under which reports set it.' },
  committees: { help: 'Codes of the scrutiny committees that take it, with ; between.' },
  unit: { help: 'Such as %, £, days or children.' },
  unit_kind: {
    help: 'What the unit is. Empty: a rate where the unit says so (%, per 1,000, index), otherwise a count.',
    choices: UNIT_KINDS,
  },
  direction: { help: 'Which way is better. Neutral: neither.', isRequired: true, choices: DIRECTIONS },
  frequency: {
    help: 'How often a figure is wanted. Survey and one-off are opened by hand.',
    isRequired: true,
    choices: FREQUENCIES,
  },
  period_kind: {
    help: 'What span a figure is about. Empty: that of the latest reading.',
    choices: [...PERIOD_KINDS, 'half-and-year'],
  },
  decimals: { help: 'Decimal places shown: 0, 1, 2.' },
  lag_days: { help: 'Working days after the period’s end on which the figure is wanted. Empty: 20.' },
  level: { help: 'Who looks at it first.', choices: LEVELS },
  influence: { help: 'Control: we run this. Influence: we share this. Watch: we watch this.', choices: INFLUENCES },
  provenance: { help: 'Whether the framework brought it.', choices: PROVENANCES },
  perception: { help: 'Whether it is what people say or feel.', choices: YES_NO },
  read_with: { help: 'The code of the measure of experience that it should be read beside.' },
  part_of: { help: 'The code of the total that it is a part of.' },
  baseline_value: { help: 'Where it stood when the framework began.' },
  baseline_period: { help: 'The period of the baseline, such as FY2024/25 or 2025-03-31.' },
  indicator_value: { help: 'The level that the council would like to see.' },
  minimum: { help: 'The lowest figure that can be right; a lower one is asked about.' },
  maximum: { help: 'The highest figure that can be right; a higher one is asked about.' },
  counts_people: { help: 'Whether it counts people, so that small numbers are hidden from others.', choices: YES_NO },
  suppress_below: { help: 'Numbers of people below this are hidden. Empty: the council’s own rule.' },
  cumulative: { help: 'Whether it adds up over the year.', choices: YES_NO },
  overlapping: { help: 'Whether one period’s figure holds part of the one before.', choices: YES_NO },
  exempt: { help: 'Whether it stays out of open digests and reports.', choices: YES_NO },
  owner: { help: `Who gives its figure. ${PERSON}` },
  deputy: { help: `Who is asked while the owner is away. ${PERSON}` },
  manager: { help: `Who hears what changed and what is still to come. ${PERSON}` },
  source_org: { help: 'The organisation that its figure comes from, where that is not the council.' },
  groups: { help: 'Codes of the employee groups whose work moves it, with ; between.' },
  status: { help: 'Live is asked for; draft, paused and retired are not.', choices: MEASURE_STATUSES },
  source_url: { help: 'Where its figure is published.' },
};

const PEOPLE: Readonly<Record<string, RegisterColumn>> = {
  email: { help: 'The address of their account in Teams.', isRequired: true },
  aliases: { help: 'Other log-in names of theirs, with ; between.' },
  entra_id: { help: 'The object ID of their account; found by the address where it is empty.' },
  name: { help: 'As colleagues know them.', isRequired: true },
  manager_email: { help: 'The address of their manager: a row of this sheet.' },
  service: { help: 'Where they work; progress is shown by it.' },
  work_days: { help: 'Such as Mon;Tue;Thu. Empty: every working day.' },
  roles: { help: 'performance, committee-officer or councillor, with ; between. Empty for everybody else.' },
};

const GROUPS: Readonly<Record<string, RegisterColumn>> = {
  code: { help: 'The short name by which the group is known. Leave it as it is.', isRequired: true },
  name: { help: 'As its people call themselves.', isRequired: true },
  kind: { help: 'Where they read: a channel, a group chat, or a wall.', isRequired: true, choices: GROUP_KINDS },
  size: { help: 'How many they are.' },
  lead: { help: `Who approves what they read. ${PERSON}` },
  work: { help: 'What they do, in a sentence.' },
  for_residents: { help: 'What it changes for a resident, in a sentence.' },
  measures: { help: 'Codes of the measures that their work moves, with ; between.' },
  moves: { help: 'How, for a measure: CODE: a sentence; with ; between.' },
};

const READINGS: Readonly<Record<string, RegisterColumn>> = {
  code: { help: 'The code of the measure.', isRequired: true },
  period: { help: 'Such as FY2025/26, FY2025/26-H1, 2026-03 or 2026-03-31.', isRequired: true },
  value: { help: 'The figure alone, without its unit.', isRequired: true },
  numerator: { help: 'Of a share: what was counted.' },
  denominator: { help: 'Of a share: out of how many.' },
  status: { help: 'Provisional waits for its release.', choices: READING_STATUSES },
  so_what: { help: 'What does this tell us? What changed, why, and what it means for residents.' },
  next_steps: { help: 'What is done about it.' },
  method: { help: 'How it was found, where that is not as defined.' },
  sample: { help: 'How many were asked, for a survey.' },
  supplied_by: { help: 'Whose figure it is, where it is not the owner’s.' },
  source_url: { help: 'Where it was published.' },
  reason: { help: 'Why the figure changes; wanted where its period is locked.' },
};

/** The columns of each file, in the order of an export (docs/rules.md, "Columns of the register"). */
export const COLUMNS: Readonly<Record<TableKind, Readonly<Record<string, RegisterColumn>>>> = {
  measures: MEASURES,
  people: PEOPLE,
  readings: READINGS,
  groups: GROUPS,
};

/** Undefined for a council's own column. */
export const columnOf = (kind: TableKind, column: string): RegisterColumn | undefined =>
  Object.hasOwn(COLUMNS[kind], column) ? COLUMNS[kind][column] : undefined;

/** Recognises a file by headings that no other file has; undefined if there are none. */
export function kindByHeadings(headings: readonly string[]): TableKind | undefined {
  const has = (...columns: string[]) => columns.every((column) => headings.includes(column));
  if (has('code', 'period', 'value')) return 'readings';
  if (has('code', 'direction') || has('code', 'frequency')) return 'measures';
  if (has('email')) return 'people';
  if (has('code', 'name', 'kind')) return 'groups';
  return undefined;
}

const AS_WRITTEN = new Map([
  ['entra_id', 'Entra ID'],
  ['source_url', 'Source URL'],
  ['so_what', 'So what'],
]);

/** `policy_objective` is *Policy objective*, if it reads back as the same. A council's own column keeps its heading. */
export function headingFor(kind: TableKind, column: string): string {
  if (columnOf(kind, column) === undefined && !/^[a-z]+(_[a-z]+)*$/.test(column)) return column;
  const words = AS_WRITTEN.get(column) ?? column.charAt(0).toUpperCase() + column.slice(1).replaceAll('_', ' ');
  return canonicalHeading(words) === column ? words : column;
}
