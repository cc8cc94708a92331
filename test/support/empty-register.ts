import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

type Row = Record<string, string>;
const EXAMPLE = 'examples/gateshead';
const rowsOf = (name: string): Row[] => parse(readFileSync(join(EXAMPLE, name), 'utf8'), { columns: true, bom: true });

/** The council and its people, before anybody has brought a measure. */
export function registerWithoutMeasures(): string {
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  for (const name of ['framework.yaml', 'people.csv'])
    writeFileSync(join(folder, name), readFileSync(join(EXAMPLE, name)));
  const [headings = ''] = readFileSync(join(EXAMPLE, 'measures.csv'), 'utf8').split('\n');
  writeFileSync(join(folder, 'measures.csv'), `${headings}\n`);
  return folder;
}

/**
 * Seventy-four six-monthly measures of one committee, made of the example's own titles: 31 of one person, the rest of 22
 * others, and each with a reading of March.
 */
export function roundOf74(): {
  readonly measures: Row[];
  readonly readings: Row[];
  readonly owners: readonly string[];
} {
  const mine = 'service.manager@example.gov.uk';
  const others = rowsOf('people.csv')
    .map(({ email = '' }) => email)
    .filter((email) => email !== mine && !/committee|councillor|performance|staff|chief|director|head/.test(email))
    .slice(0, 22);
  const plain = {
    read_with: '',
    groups: '',
    deputy: '',
    manager: '',
    baseline_value: '',
    indicator_value: '',
    source_org: '',
  };
  const form = { frequency: 'six-monthly', period_kind: '', unit: 'count', decimals: '0', minimum: '', maximum: '' };
  const rest = {
    counts_people: 'no',
    committees: 'families',
    status: 'live',
    direction: 'lower',
    perception: 'no',
    exempt: 'no',
  };
  const measures: Row[] = rowsOf('measures.csv')
    .slice(0, 74)
    .map((row, at) => ({
      ...row,
      ...plain,
      ...form,
      ...rest,
      owner: at < 31 ? mine : (others[at % others.length] ?? mine),
    }));
  const readings = measures.map(({ code = '' }) => ({
    code,
    period: '2026-03-31',
    value: '500',
    status: 'final',
    so_what: 'As expected.',
  }));
  return { measures, readings, owners: [mine, ...others] };
}
