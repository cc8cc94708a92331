import type { TableKind } from './table.ts';

/** The columns of each file (docs/rules.md, "Columns of the register"), and which are required. */
export const COLUMNS: Readonly<
  Record<TableKind, { readonly required: readonly string[]; readonly known: readonly string[] }>
> = {
  measures: {
    required: ['code', 'title', 'direction', 'frequency'],
    known: [
      ...['code', 'title', 'definition', 'policy_objective', 'pledges', 'theme', 'committees', 'unit', 'direction'],
      ...['frequency', 'period_kind', 'decimals', 'lag_days', 'level', 'influence', 'provenance', 'perception'],
      ...[
        'read_with',
        'part_of',
        'baseline_value',
        'baseline_period',
        'indicator_value',
        'minimum',
        'maximum',
        'counts_people',
      ],
      ...['suppress_below', 'cumulative', 'overlapping', 'exempt', 'owner', 'deputy', 'manager', 'source_org'],
      ...['groups', 'status', 'source_url'],
    ],
  },
  people: {
    required: ['email', 'name'],
    known: ['email', 'aliases', 'entra_id', 'name', 'manager_email', 'service', 'work_days', 'roles'],
  },
  readings: {
    required: ['code', 'period', 'value'],
    known: [
      ...['code', 'period', 'value', 'numerator', 'denominator', 'status', 'so_what', 'next_steps', 'method', 'sample'],
      ...['supplied_by', 'source_url', 'reason'],
    ],
  },
  groups: {
    required: ['code', 'name', 'kind'],
    known: ['code', 'name', 'kind', 'size', 'lead', 'work', 'for_residents', 'measures', 'moves'],
  },
};

/** Recognises a file by headings that no other file has; undefined if there are none. */
export function kindByHeadings(headings: readonly string[]): TableKind | undefined {
  const has = (...columns: string[]) => columns.every((column) => headings.includes(column));
  if (has('code', 'period', 'value')) return 'readings';
  if (has('code', 'direction') || has('code', 'frequency')) return 'measures';
  if (has('email')) return 'people';
  if (has('code', 'name', 'kind')) return 'groups';
  return undefined;
}
