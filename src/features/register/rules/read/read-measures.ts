import type { Direction, Influence, Measure, MeasureStatus } from '../../../../core/measures/measure.ts';
import { FREQUENCIES, PERIOD_KINDS } from '../../../../core/periods/period.ts';
import { readPeriod } from '../../../../core/periods/read-period.ts';
import { readValue } from '../../../../core/numbers/read-value.ts';
import { type Cells, cellsOf } from './cells.ts';
import { COLUMNS } from '../columns.ts';
import type { MeasureRow } from '../register.ts';
import type { Notebook, Table } from '../table.ts';

export const INFLUENCES: readonly Influence[] = ['control', 'influence', 'watch'];
export const STATUSES: readonly MeasureStatus[] = ['live', 'draft', 'paused', 'retired'];

const DIRECTIONS: readonly Direction[] = ['higher', 'lower', 'neutral'];

/** A row without a code is reported and skipped. Other rows are kept even with problems. */
export function readMeasures(table: Table, book: Notebook): MeasureRow[] {
  return table.rows.flatMap((row) => {
    const cells = cellsOf(table, row, book);
    const code = cells.required('code', 'Give the measure a short code of its own, such as PMIF-LAC-N.');
    if (code === undefined) return [];
    if (/[\s;|]/.test(code) || code.length > 64) {
      cells.problem('code', 'A code is one word.', 'Use letters, digits and hyphens, at most 64, such as PMIF-LAC-N.');
    }
    const emails: MeasureRow['emails'] = {};
    for (const duty of ['owner', 'deputy', 'manager'] as const) {
      if (cells.has(duty)) Object.assign(emails, { [duty]: cells.email(duty) });
    }
    return [{ file: table.file, line: row.line, code, given: readGiven(code, cells, table), emails }];
  });
}

/** Only the columns that the sheet has. */
function readGiven(code: string, cells: Cells, table: Table): MeasureRow['given'] {
  const unit = cells.text('unit');
  const fields: { [Column: string]: () => Partial<{ [Key in keyof Measure]: Measure[Key] | undefined }> } = {
    title: () => ({ title: cells.required('title', 'Say in a line what is measured.') ?? '' }),
    definition: () => ({ definition: cells.text('definition') }),
    policy_objective: () => ({ policyObjective: cells.text('policy_objective') }),
    pledges: () => ({ pledges: cells.list('pledges') }),
    theme: () => ({ theme: cells.text('theme') }),
    committees: () => ({ committees: cells.list('committees') }),
    unit: () => ({ unit }),
    direction: () => ({ direction: needed(cells, 'direction', DIRECTIONS) ?? 'neutral' }),
    frequency: () => ({ frequency: needed(cells, 'frequency', FREQUENCIES) ?? 'annual' }),
    period_kind: () => ({ periodKind: cells.choice('period_kind', [...PERIOD_KINDS, 'half-and-year'] as const) }),
    decimals: () => ({ decimals: cells.whole('decimals') }),
    lag_days: () => ({ lagDays: cells.whole('lag_days') }),
    level: () => ({ level: cells.choice('level', ['strategic', 'operational']) ?? '' }),
    influence: () => ({ influence: cells.choice('influence', INFLUENCES) }),
    provenance: () => ({ provenance: cells.choice('provenance', ['new', 'retained']) ?? '' }),
    perception: () => ({ perception: cells.yesNo('perception') }),
    read_with: () => ({ readWith: cells.text('read_with') }),
    part_of: () => ({ partOf: cells.text('part_of') === '' ? undefined : cells.text('part_of') }),
    baseline_value: () => ({ baselineValue: decimal(cells, 'baseline_value', unit) }),
    baseline_period: () => ({ baselinePeriod: period(cells, 'baseline_period') }),
    indicator_value: () => ({ indicatorValue: decimal(cells, 'indicator_value', unit) }),
    minimum: () => ({ minimum: decimal(cells, 'minimum', unit) }),
    maximum: () => ({ maximum: decimal(cells, 'maximum', unit) }),
    counts_people: () => ({ countsPeople: cells.yesNo('counts_people') }),
    suppress_below: () => ({ suppressBelow: cells.whole('suppress_below', 1) }),
    cumulative: () => ({ cumulative: cells.yesNo('cumulative') }),
    overlapping: () => ({ overlapping: cells.yesNo('overlapping') }),
    exempt: () => ({ exempt: cells.yesNo('exempt') }),
    source_org: () => ({ sourceOrg: cells.text('source_org') }),
    groups: () => ({ groups: cells.list('groups') }),
    status: () => ({ status: cells.choice('status', STATUSES) ?? 'draft' }),
    source_url: () => ({ sourceUrl: cells.text('source_url') }),
  };
  const given = table.headings
    .map((column) => fields[column]?.() ?? {})
    .reduce((all, some) => ({ ...all, ...some }), {});
  if (Number(given.minimum) > Number(given.maximum)) {
    cells.problem('minimum', `The minimum is above the maximum (${given.maximum}).`, 'Swap them, or leave one empty.');
  }
  const unknown = table.headings.filter((column) => column !== '' && !COLUMNS.measures.known.includes(column));
  const extra = Object.fromEntries(unknown.map((column) => [column, cells.text(column)]));
  return { ...given, code, ...(unknown.length > 0 ? { extra } : {}) };
}

/** For a required column. */
function needed<W extends string>(cells: Cells, column: string, words: readonly W[]): W | undefined {
  return cells.required(column, `Write one of: ${words.join(', ')}.`) === undefined
    ? undefined
    : cells.choice(column, words);
}

function decimal(cells: Cells, column: string, unit: string): string | undefined {
  if (cells.text(column) === '') return undefined;
  const read = readValue(cells.text(column), { unit });
  if (read.kind === 'read') return read.value;
  cells.problem(column, read.problem, read.cure);
  return undefined;
}

function period(cells: Cells, column: string): string {
  if (cells.text(column) === '') return '';
  const read = readPeriod(cells.text(column));
  if (read.kind === 'read') return read.period.text;
  cells.problem(column, read.problem, read.cure);
  return '';
}
