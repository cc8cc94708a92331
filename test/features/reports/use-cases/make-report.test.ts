import { Document, Packer, Paragraph } from 'docx';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STYLES } from '../../../../src/documents/word-styles.ts';
import { readRegisterFiles } from '../../../../src/documents/workbooks/read-register-files.ts';
import { importRegister } from '../../../../src/features/register/use-cases/import-register.ts';
import { makeReport, type ReportRequest } from '../../../../src/features/reports/use-cases/make-report.ts';
import type { Services } from '../../../../src/core/services.ts';
import type { LiveMeasure, PersonKey } from '../../../../src/core/measures/measure.ts';
import type { RegisterFiles } from '../../../../src/features/register/rules/table.ts';
import type { Report } from '../../../../src/features/reports/rules/report.ts';
import { reportPaper } from '../../../../src/features/reports/words/report-paper.ts';
import { markdown } from '../../../../src/documents/markdown.ts';
import { testStore } from '../../../support/azurite.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';
import { aCommittee, aFramework } from '../../../support/frameworks.ts';
import { entriesOf } from '../../../support/reports.ts';
import { servicesOver } from '../../../support/services.ts';

const YEAR: ReportRequest = { committee: 'families', period: 'FY2021/22', draft: false, whole: false };

async function anEmptyStore() {
  const { store, clock, counted } = await testStore();
  let people = 0;
  const newKey = () => `person${(people += 1)}` as PersonKey;
  const services = servicesOver({ store, clock });
  return { ...services, counted, newKey, readFiles: readRegisterFiles };
}

async function theExample() {
  const services = await anEmptyStore();
  await importRegister(services, { paths: ['examples/gateshead'], dry: false });
  return services;
}

/** One that no test changes. */
let unchanged: ReturnType<typeof theExample> | undefined;
const theSameExample = () => (unchanged ??= theExample());

async function made(services: Services, request: Partial<ReportRequest> = {}): Promise<Report> {
  const result = await makeReport(services, { ...YEAR, ...request });
  if (result.kind !== 'made') throw new Error(result.problem);
  return result.report;
}

/** What a reader of the report sees. */
const textOf = (report: Report) => markdown(reportPaper(report)).replace(/\\(.)/g, '$1');
const lookedAfter = (report: Report) => entriesOf(report).find(({ measure }) => measure.code === 'PMIF-LAC-N');

/** A later file with one row of readings. */
function aRow(cells: Readonly<Record<string, string>>) {
  const rows = [{ line: 2, cells }];
  const table = { kind: 'readings' as const, file: 'readings.csv', headings: Object.keys(cells), rows };
  const files: RegisterFiles = { tables: [table], problems: [], notes: [] };
  return () => Promise.resolve(files);
}

describe('the families’ report on the year to March 2022', () => {
  it('shows 485 looked-after children, as the council reported it', async () => {
    const report = await made(await theSameExample());
    expect(textOf(report)).toContain('Number of looked after children: 485 at 31 March 2022');
    expect(lookedAfter(report)?.told?.before).toBeUndefined();
  });

  it('takes the later 483 as a revision: both stay, with why', async () => {
    const services = await theExample();
    const reason = 'The Department for Education later published 483 for the same day.';
    const row = { code: 'PMIF-LAC-N', period: '2022-03-31', value: '483', status: 'revised', reason };
    const changed = { ...services, readFiles: aRow(row) };
    expect(await importRegister(changed, { paths: [], dry: false })).toMatchObject({ problems: [], changed: 1 });
    expect(await importRegister(changed, { paths: [], dry: false })).toMatchObject({ changed: 0, unchanged: 1 });
    const report = await made(services);
    expect(textOf(report)).toContain('Number of looked after children: 483 at 31 March 2022');
    expect(textOf(report)).toContain(`Revised: 485 was reported first. Why: ${reason}`);
    const { reason: _reason, ...withoutWhy } = row;
    const next = { ...services, readFiles: aRow({ ...withoutWhy, value: '484' }) };
    await importRegister(next, { paths: [], dry: false });
    expect(lookedAfter(await made(services))?.told?.before).toEqual({ value: '483', reason: '' });
  });

  it('is its remit’s, and says where else a measure goes', async () => {
    const report = await made(await theSameExample());
    const entries = entriesOf(report);
    expect(entries.every(({ measure }) => measure.committees.includes('families'))).toBe(true);
    expect(entries.find(({ measure }) => measure.code === 'STAT-INJ')?.alsoTo).toEqual([
      'Care, Health and Wellbeing Overview and Scrutiny Committee',
    ]);
    expect(textOf(report)).not.toMatch(/target|missed|failed|overdue/i);
  });

  it('appends the whole framework, and says so to whoever waits', async () => {
    const said: string[] = [];
    const report = await made(await theSameExample(), { whole: true, onProgress: (doing) => said.push(doing) });
    const codes = report.whole?.flatMap(({ entries }) => entries.map(({ measure }) => measure.code)) ?? [];
    expect(codes).toEqual(expect.arrayContaining(['PMIF-LAC-N', 'TSM-TP01', 'STAT-LE-M']));
    expect(said).toHaveLength(2);
    expect(textOf(report)).toContain('## Appendix: the whole framework');
  });
});

it.each([
  [{ committee: 'cabinet' }, 'There is no committee cabinet.', /families/],
  [{ period: 'last year' }, expect.stringContaining('period'), /FY2025\/26/],
])('refuses %j, and says what would do', async (request, problem, cure) => {
  const result = await makeReport(await theSameExample(), { ...YEAR, ...request });
  expect(result).toMatchObject({ kind: 'refused', problem });
  expect(result.kind === 'refused' ? result.cure : '').toMatch(cure);
});

/** A register of measures, so many for each committee, each with a reading of the period. */
async function aRegister(sizes: Readonly<Record<string, number>>) {
  const services = await anEmptyStore();
  await services.store.frameworks.save(aFramework(Object.keys(sizes).map((code) => aCommittee(code, []))), []);
  const { owner: _owner, deputy: _deputy, ...nobodys } = aMeasure();
  const measures = Object.entries(sizes).flatMap(([committee, size]) =>
    Array.from({ length: size }, (_item, index): LiveMeasure => {
      return { ...nobodys, code: `${committee}-${index}`, committees: [committee] };
    }),
  );
  await write(services, measures);
  return { ...services, measures };
}

const write = ({ store }: Services, measures: readonly LiveMeasure[]) =>
  store.register.write(
    {
      people: [],
      measures: measures.map((measure) => ({
        code: measure.code,
        change: { measure, readings: [aReading('2022-03-31', '12')] },
      })),
    },
    () => undefined,
  );

describe('a committee’s report reads its own measures', () => {
  it('and as many rows as they have, however large the register is', async () => {
    const counts: number[] = [];
    for (const others of [5, 120]) {
      const services = await aRegister({ families: 5, other: others });
      await services.store.frameworks.current();
      services.counted.length = 0;
      expect(entriesOf(await made(services))).toHaveLength(5);
      counts.push(services.counted.length);
    }
    expect(counts[0]).toBe(8);
    expect(counts[1]).toBe(8);
  });

  it('in both histories when one has moved, each for its own time', async () => {
    const services = await aRegister({ families: 2, other: 1 });
    const [moved] = services.measures;
    if (moved === undefined) throw new Error('no measure');
    const change = { measure: { ...moved, committees: ['other'] } };
    await services.store.register.write({ people: [], measures: [{ code: moved.code, change }] }, () => undefined);
    const codes = async (committee: string, period: string) =>
      entriesOf(await made(services, { committee, period })).map(({ measure }) => measure.code);
    expect(await codes('families', 'FY2021/22')).toContain(moved.code);
    expect(await codes('other', 'FY2021/22')).not.toContain(moved.code);
    expect(await codes('families', 'FY2026/27')).not.toContain(moved.code);
    expect(await codes('other', 'FY2026/27')).toContain(moved.code);
  });

  it('with its whole history when it is given to one more committee by an answer in a chat', async () => {
    const services = await aRegister({ families: 1, other: 1 });
    const file = await services.store.measures.open('families-0');
    if (file === undefined) throw new Error('no measure');
    await services.store.measures.save(file, { measure: { ...file.measure, committees: ['families', 'other'] } });
    expect(await services.store.measures.ofCommittee('OTHER')).toEqual([{ code: 'families-0' }, { code: 'other-0' }]);
  });
});

describe('a council’s own template', () => {
  it('comes with its register, once, and a bad one refuses the import and says what is missing', async () => {
    const services = await anEmptyStore();
    const folder = mkdtempSync(join(tmpdir(), 'template-'));
    const path = join(folder, 'report_template.docx');
    const template = (text: string) =>
      Packer.toBuffer(new Document({ styles: STYLES, sections: [{ children: [new Paragraph(text)] }] }));
    writeFileSync(path, await template('No place for it'));
    const request = { paths: ['examples/gateshead', path], dry: false };
    const refused = await importRegister(services, request);
    expect(refused).toMatchObject({
      problems: [{ file: 'report_template.docx', problem: expect.stringContaining('{{report}}') }],
      changed: 0,
    });
    expect(await services.store.templates.current()).toBeUndefined();
    const good = await template('{{report}}');
    writeFileSync(path, good);
    await importRegister(services, request);
    expect(Buffer.compare((await services.store.templates.current())!, good)).toBe(0);
    expect(await importRegister(services, request)).toMatchObject({ changed: 0 });
    expect((await importRegister(services, { ...request, paths: ['examples/gateshead'] })).problems).toEqual([]);
    expect(await services.store.templates.current()).toBeDefined();
    rmSync(folder, { recursive: true });
  });
});
