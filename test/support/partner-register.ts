import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

type Row = Record<string, string>;
const EXAMPLE = 'examples/gateshead';

export const PARTNER = 'Gateshead Older People’s Assembly';
export const VISITS = 'EXAMPLE-VISITS';

/** A register of one measure, whose figure comes from a charity and whose sponsor is the example's owner. */
export function partnerRegister(change: Row = {}, group?: Row): string {
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  const read = (name: string) =>
    parse(readFileSync(join(EXAMPLE, name), 'utf8'), { columns: true, bom: true }) as Row[];
  const write = (name: string, rows: readonly Row[]) =>
    writeFileSync(join(folder, name), stringify([...rows], { header: true }));
  const [like] = read('measures.csv').filter(({ code }) => code === 'PMIF-LAC-N');
  write('measures.csv', [
    {
      ...like,
      code: VISITS,
      title: 'Older people who were visited at home by a volunteer',
      definition: 'People of 65 or more who had a visit from a befriending volunteer in the half year.',
      unit: 'people',
      direction: 'higher',
      period_kind: 'half',
      baseline_value: '',
      baseline_period: '',
      indicator_value: '450',
      minimum: '',
      maximum: '',
      counts_people: 'yes',
      read_with: '',
      groups: '',
      source_org: PARTNER,
      ...change,
    },
  ]);
  write('readings.csv', [
    { code: VISITS, period: 'FY2024/25-H1', value: '371', so_what: '' },
    { code: VISITS, period: 'FY2024/25-H2', value: '3', so_what: '' },
    { code: VISITS, period: 'FY2025/26-H1', value: '388', so_what: '' },
    { code: VISITS, period: 'FY2025/26-H2', value: '395', so_what: '' },
  ]);
  write('people.csv', read('people.csv'));
  if (group !== undefined) {
    const usual = { code: 'befrienders', name: 'Befriending team', kind: 'noticeboard', size: '12' };
    const lead = { lead: 'performance.lead@example.gov.uk', measures: VISITS };
    const work = { work: 'We visit people at home.', for_residents: 'People have somebody to talk to.' };
    write('groups.csv', [{ ...usual, ...lead, ...work, moves: `${VISITS}: Each visit contributes to it.`, ...group }]);
  }
  writeFileSync(join(folder, 'framework.yaml'), readFileSync(join(EXAMPLE, 'framework.yaml')));
  return folder;
}
