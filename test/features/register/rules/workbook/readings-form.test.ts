import {
  differs,
  filledRows,
  NOTHING_FILLED,
  withoutOwnColumns,
} from '../../../../../src/features/register/rules/workbook/readings-form.ts';
import { aReading } from '../../../../support/examples.ts';

const HEADINGS = [
  'Code',
  'Period',
  'Measure',
  'Value',
  'Provisional',
  'What does this tell us?',
  'Next steps',
  'Revision',
];
const read = (...rows: string[][]) => filledRows({ sheets: [{ name: 'readings', rows: [HEADINGS, ...rows] }] });

it('only rows with something in them count, whatever order the columns came in', () => {
  const rows = read(
    ['A', 'FY2025/26', 'Title', '12', 'yes', 'Because.', '', '3'],
    ['B', 'FY2025/26', 'Other', '', '', '', '', '0'],
    ['C', 'FY2025/26', 'Third', '', '', 'Only words.', '', ''],
  );
  expect(rows).toMatchObject([
    { line: 2, code: 'A', revision: 3, filled: { value: '12', provisional: true, soWhat: 'Because.', nextSteps: '' } },
    { line: 4, code: 'C', revision: 0, filled: { value: '', provisional: false, soWhat: 'Only words.' } },
  ]);
});

it('a file of the register is no such workbook', () => {
  expect(
    filledRows({
      sheets: [
        {
          name: '',
          rows: [
            ['code', 'period', 'value', 'so_what'],
            ['A', 'x', '1', 'y'],
          ],
        },
      ],
    }),
  ).toBe(undefined);
  expect(filledRows({ sheets: [] })).toBe(undefined);
});

it('an empty cell says nothing, and the same in other clothes is no difference', () => {
  const reading = aReading('2026-09-30', '489', { typed: '489 ', soWhat: 'Fewer.' });
  expect(differs(NOTHING_FILLED, reading)).toBe(false);
  expect(differs({ ...NOTHING_FILLED, value: '489', soWhat: 'Fewer.' }, reading)).toBe(false);
  expect(differs({ ...NOTHING_FILLED, value: '490' }, reading)).toBe(true);
  expect(differs({ ...NOTHING_FILLED, nextSteps: 'Carers.' }, reading)).toBe(true);
});

it('a workbook of national figures is read without its empty rows and without what is only there to be read', () => {
  const table = {
    kind: 'readings' as const,
    file: 'national.xlsx',
    headings: ['code', 'period', 'measure', 'last_time', 'value', 'source_url'],
    rows: [
      { line: 2, cells: { code: 'A', period: 'CY2025', measure: 'T', last_time: '1', value: '2', source_url: '' } },
      { line: 3, cells: { code: 'B', period: 'CY2025', measure: 'U', last_time: '1', value: ' ', source_url: '' } },
    ],
  };
  const read = withoutOwnColumns(table);
  expect(read.headings).toEqual(['code', 'period', '', '', 'value', 'source_url']);
  expect(read.rows.map(({ line }) => line)).toEqual([2]);
  const other = { ...table, headings: ['code', 'period', 'value'] };
  expect(withoutOwnColumns(other)).toBe(other);
});
