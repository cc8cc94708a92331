import { readRegisterFiles } from '../../../../src/documents/workbooks/read-register-files.ts';
import { importRegister } from '../../../../src/features/register/use-cases/import-register.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { RegisterFiles } from '../../../../src/features/register/rules/table.ts';
import { testStore } from '../../../support/azurite.ts';

const EXAMPLE = ['examples/gateshead'];

async function anEmptyStore() {
  const { store, clock } = await testStore();
  let people = 0;
  const newKey = () => `person${(people += 1)}` as PersonKey;
  return { store, clock, newKey, readFiles: readRegisterFiles };
}

/** Files that hold one sheet of readings. */
function readings(...rows: [string, string, string][]) {
  const cells = rows.map(([code, period, value], at) => ({ line: at + 2, cells: { code, period, value } }));
  const headings = ['code', 'period', 'value'];
  const files: RegisterFiles = {
    tables: [{ kind: 'readings', file: 'readings.csv', headings, rows: cells }],
    problems: [],
    notes: [],
  };
  return async () => files;
}

describe('importing a register', () => {
  it('stores all of the example once, and nothing the second time', async () => {
    const services = await anEmptyStore();
    const first = await importRegister(services, { paths: EXAMPLE, dry: false });
    expect(first).toMatchObject({ problems: [], measures: 75, readings: 339, groups: 5, unchanged: 0 });
    const again = await importRegister(services, { paths: EXAMPLE, dry: false });
    expect(again).toMatchObject({ problems: [], changed: 0, unchanged: first.changed, changes: [] });
    const mine = await services.store.people.byEmail('service.manager@example.gov.uk');
    expect(mine?.duties.filter((duty) => duty.as === 'owner')).toHaveLength(5);
  });

  it('keeps both figures of a reading that a later register corrects', async () => {
    const services = await anEmptyStore();
    await importRegister(services, { paths: EXAMPLE, dry: false });
    const corrected = readings(['PMIF-LAC-N', '2022-03-31', '483']);
    const report = await importRegister({ ...services, readFiles: corrected }, { paths: [], dry: false });
    expect(report).toMatchObject({ changed: 1, unchanged: 0 });
    const revisions = await services.store.measures.revisions('PMIF-LAC-N');
    const ofMarch = revisions.filter((revision) => revision.period.text === '2022-03-31');
    expect(ofMarch.map(({ revision, value }) => [revision, value])).toEqual([
      [1, '485'],
      [2, '483'],
    ]);
  });

  it('writes nothing where there is any problem', async () => {
    const services = await anEmptyStore();
    const report = await importRegister(services, { paths: ['test/fixtures/twenty-errors'], dry: false });
    expect(report.problems).toHaveLength(20);
    expect(report).toMatchObject({ changed: 0, changes: [] });
    expect(await services.store.register.isEmpty()).toBe(true);
  });

  it('tells what it would change on a dry run, and changes nothing', async () => {
    const services = await anEmptyStore();
    const report = await importRegister(services, { paths: EXAMPLE, dry: true });
    expect(report.changed).toBeGreaterThan(400);
    expect(await services.store.register.isEmpty()).toBe(true);
  });

  it('takes readings alone for measures that are stored, and names one that nobody knows', async () => {
    const services = await anEmptyStore();
    await importRegister(services, { paths: EXAMPLE, dry: false });
    const report = await importRegister(
      { ...services, readFiles: readings(['NO-SUCH', 'FY2025/26', '1']) },
      { paths: [], dry: false },
    );
    expect(report.problems).toMatchObject([{ file: 'readings.csv', line: 2, column: 'code', value: 'NO-SUCH' }]);
  });
});

describe('an indicator that a register sets', () => {
  const files = (indicator: string): (() => Promise<RegisterFiles>) => {
    const cells = {
      ...{ code: 'A', title: 'Calls answered', direction: 'higher', frequency: 'annual', unit: '%', status: 'draft' },
      ...{ baseline_value: '90', baseline_period: 'FY2020/21', indicator_value: indicator },
    };
    const table = { kind: 'measures' as const, file: 'measures.csv', headings: Object.keys(cells) };
    const found = { tables: [{ ...table, rows: [{ line: 2, cells }] }], problems: [], notes: [] };
    return async () => ({
      ...found,
      ...(await readRegisterFiles(['examples/gateshead/framework.yaml'])),
      tables: found.tables,
    });
  };

  it('is noted for the performance team where it asks little, when it is set and not again', async () => {
    const services = await anEmptyStore();
    await importRegister(services, { paths: EXAMPLE, dry: false });
    const set = (indicator: string) =>
      importRegister({ ...services, readFiles: files(indicator) }, { paths: [], dry: false });
    expect((await set('95')).notes).toEqual([]);
    expect((await set('88')).notes).toEqual([
      'A: the indicator of 88 was met already when the framework began (90, FY2020/21). Is it the level that you would like to see?',
    ]);
    expect((await set('88')).notes).toEqual([]);
  });
});
