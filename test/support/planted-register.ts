import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

const PLAIN = {
  ...{ direction: 'lower', level: 'strategic', provenance: 'new', counts_people: 'yes', committees: 'families' },
  ...{ policy_objective: 'PO1', unit: 'count', status: 'live', owner: 'service.manager@example.gov.uk' },
};
/** Numbers under 100 are hidden, so that a search for them means something; nothing else in the register is like them. */
const BELOW_100 = { ...PLAIN, suppress_below: '100' };

const GROUP = {
  ...{ size: '12', lead: 'team.leader.customer.services@example.gov.uk', measures: 'PLANT-CARE' },
  ...{ work: 'We look after young people.', for_residents: 'They have a home.' },
  moves: 'PLANT-CARE: Each day contributes to it.',
};
/** In digits and in words, and the steps from which they could be worked out. */
export const PLANTED =
  /(?<![\w.,/-])(?:61|67|73)(?![\w/-]|[.,]\d)|(?:sixty|seventy)[- ]?(?:one|three|seven)|\b(?:51|57) (?:more|fewer)|76\.1/i;

/**
 * Numbers of people that others must not see, planted in every field that holds one, and in words: under 100 as 61, 67 and
 * 73; and with the framework's own limit as 1 to 4. What hides them must itself give nothing away: halves of a year, a
 * running total, a share with what it was made from, a baseline, a correction.
 */
export function plantedRegister(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  const write = (name: string, rows: readonly Record<string, string>[]) =>
    writeFileSync(join(folder, name), stringify([...rows], { header: true, columns: columnsOf(rows) }));
  write('measures.csv', [
    {
      ...{ ...BELOW_100, code: 'PLANT-CARE', title: 'Young people in care', frequency: 'six-monthly' },
      ...{ baseline_value: '73', baseline_period: '2024-09-30', read_with: 'PLANT-SHARE' },
      ...{ source_org: 'Young Gateshead', indicator_value: '110' },
    },
    { ...BELOW_100, code: 'PLANT-PARTS', title: 'Referrals', frequency: 'quarterly' },
    { ...BELOW_100, code: 'PLANT-TOTAL', title: 'Referrals so far', frequency: 'quarterly', cumulative: 'yes' },
    {
      ...{ ...BELOW_100, code: 'PLANT-SHARE', title: 'Placed near home', unit: '%', frequency: 'annual' },
      ...{ decimals: '1', committees: 'families;chw' },
    },
    // A part in another committee's remit, and the only other one in nobody's: hidden all the same where it gives one away.
    { ...BELOW_100, code: 'PLANT-ALL', title: 'Young carers', frequency: 'annual' },
    { ...BELOW_100, code: 'PLANT-NORTH', title: 'Young carers: north', frequency: 'annual', part_of: 'PLANT-ALL' },
    {
      ...{ ...BELOW_100, code: 'PLANT-SOUTH', title: 'Young carers: south', frequency: 'annual' },
      ...{ committees: 'corporate', part_of: 'PLANT-ALL' },
    },
    { ...PLAIN, code: 'PLANT-FEW', title: 'Apprentices', frequency: 'annual', committees: 'families;corporate' },
    { ...PLAIN, code: 'PLANT-ABOVE', title: 'Apprentices: share', unit: '%', frequency: 'annual' },
    { ...PLAIN, code: 'PLANT-LINE', title: 'Apprentices: pass rate', unit: '%', frequency: 'annual' },
  ]);
  const words = { so_what: 'Down from seventy-three to 61, a dozen fewer.', next_steps: 'See all sixty-one families.' };
  write('readings.csv', [
    { code: 'PLANT-CARE', period: '2024-09-30', value: '73', sample: 'All 73 of them', method: '' },
    { code: 'PLANT-CARE', period: '2025-03-31', value: '61', ...words },
    { code: 'PLANT-CARE', period: '2025-09-30', value: '67', so_what: 'Six more: 67 now.', status: 'final' },
    { code: 'PLANT-CARE', period: '2026-03-31', value: '118', so_what: 'Up from 67, that is 51 more, or 76.1%.' },
    ...parts('PLANT-PARTS', ['120', '61', '140', '130'], '451'),
    ...quarters('PLANT-TOTAL', ['120', '181', '321', '451']),
    { code: 'PLANT-SHARE', period: 'FY2024/25', value: '7.4', numerator: '67', denominator: '905' },
    { code: 'PLANT-SHARE', period: 'FY2025/26', value: '91.8', numerator: '112', denominator: '122' },
    { code: 'PLANT-ALL', period: 'FY2024/25', value: '223', so_what: 'Of these, 73 live in the south.' },
    { code: 'PLANT-NORTH', period: 'FY2024/25', value: '150', so_what: 'Many of them are cared for by school.' },
    { code: 'PLANT-SOUTH', period: 'FY2024/25', value: '73' },
    { code: 'PLANT-FEW', period: 'FY2024/25', value: '3', so_what: 'Three apprentices, as promised.' },
    { code: 'PLANT-FEW', period: 'FY2025/26', value: '9', so_what: 'Six more than last year.' },
    { code: 'PLANT-ABOVE', period: 'FY2025/26', value: '2.2', numerator: '2', denominator: '92' },
    { code: 'PLANT-LINE', period: 'FY2025/26', value: '75', numerator: '0', denominator: '4' },
  ]);
  write('groups.csv', [
    { ...GROUP, code: 'young', name: 'Young people’s team', kind: 'channel' },
    { ...GROUP, code: 'wall', name: 'Home staff', kind: 'noticeboard', lead: 'crew.lead.refuse@example.gov.uk' },
  ]);
  for (const name of ['people.csv', 'framework.yaml'])
    writeFileSync(join(folder, name), readFileSync(join('examples/gateshead', name)));
  return folder;
}

const columnsOf = (rows: readonly Record<string, string>[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];

function quarters(code: string, values: readonly string[]): Record<string, string>[] {
  return values.map((value, index) => ({ code, period: `FY2025/26-Q${index + 1}`, value }));
}

function parts(code: string, values: readonly string[], year: string): Record<string, string>[] {
  return [...quarters(code, values), { code, period: 'FY2025/26', value: year }];
}
