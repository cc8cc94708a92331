import { readFileSync } from 'node:fs';
import { AzureNamedKeyCredential, generateTableSas } from '@azure/data-tables';
import { runPowerBi } from '../../../../src/features/power-bi/use-cases/run-power-bi.ts';
import { testStorage, testStore } from '../../../support/azurite.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';
import { aFramework } from '../../../support/frameworks.ts';
import { servicesOver } from '../../../support/services.ts';

type Row = Record<string, unknown>;

/** What a feed reader asks of the table: a plain GET, with no library of ours between. */
async function feed(query: string, accept: string): Promise<{ status: number; rows: Row[] }> {
  const storage = await testStorage();
  const [, account = ''] = /AccountName=([^;]+)/.exec(storage) ?? [];
  const [, key = ''] = /AccountKey=([^;]+)/.exec(storage) ?? [];
  const [, endpoint = ''] = /TableEndpoint=([^;]+)/.exec(storage) ?? [];
  const name = `${table}powerbi`;
  const sas = generateTableSas(name, new AzureNamedKeyCredential(account, key), {
    ...{ permissions: { query: true }, expiresOn: new Date(Date.now() + 600_000) },
  });
  const headers = { accept, 'x-ms-version': '2019-02-02', dataserviceversion: '3.0', maxdataserviceversion: '3.0' };
  const response = await fetch(`${endpoint}/${name}()?${query === '' ? '' : `${query}&`}${sas}`, { headers });
  const body = (await response.json()) as { value?: Row[] };
  return { status: response.status, rows: body.value ?? [] };
}

let table: string;
beforeAll(async () => {
  const made = await testStore();
  table = made.table;
  const services = servicesOver({ store: made.store, clock: made.clock });
  const measure = aMeasure({ code: 'M-1', countsPeople: false, unit: '%', frequency: 'annual', indicatorValue: '20' });
  const values = ['12', '12.5', '13', '12', '11.5', '12', '12.5', '13', '40'];
  const readings = values.map((value, index) => aReading(`${2018 + index}-03-31`, value));
  await made.store.register.write(
    { framework: aFramework(), groups: [], people: [], measures: [{ code: 'M-1', change: { measure, readings } }] },
    () => undefined,
  );
  await runPowerBi(services, { dry: false });
});

/** The columns that docs/power-bi.md promises. */
const PROMISED = readFileSync('docs/power-bi.md', 'utf8')
  .split('\n')
  .flatMap((line) => (line.startsWith('| `') ? [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)] : []))
  .map(([, name]) => name ?? '');

it.each(['application/json;odata=minimalmetadata', 'application/json;odata=nometadata'])(
  'a feed reader gets the documented columns with their types (%s)',
  async (accept) => {
    const { status, rows } = await feed('', accept);
    expect([status, rows.length]).toEqual([200, 9]);
    const last = rows.at(-1) ?? {};
    expect(last).toMatchObject({ code: 'M-1', period: '2026-03-31', value: 40, isLatest: true, isSignal: true });
    for (const name of ['value', 'mean', 'lowerLimit', 'upperLimit', 'indicator'])
      expect(typeof last[name]).toBe('number');
    for (const name of ['hidden', 'isSignal', 'isLatest', 'trialLimits']) expect(typeof last[name]).toBe('boolean');
    expect(last.periodEnd).toBe('2026-03-31');
    const ours = ['PartitionKey', 'RowKey', 'Timestamp', ...PROMISED];
    const names = Object.keys(last).filter((name) => !name.includes('odata.'));
    expect(names.filter((name) => !ours.includes(name))).toEqual([]);
  },
);

it('takes a filter and a choice of columns, as a dashboard’s query asks for them', async () => {
  const query = new URLSearchParams({ $filter: 'isSignal eq true and value gt 20', $select: 'code,period,value' });
  const { rows } = await feed(query.toString(), 'application/json;odata=nometadata');
  expect(rows).toEqual([{ code: 'M-1', period: '2026-03-31', value: 40 }]);
});
