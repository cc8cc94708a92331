import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseMeasure } from '../../src/features/analysis/use-cases/analyse.ts';
import { exportRows, type ExportReader } from '../../src/features/register/use-cases/export.ts';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import { makeReport } from '../../src/features/reports/use-cases/make-report.ts';
import { relativesOfARun } from '../../src/features/small-numbers/use-cases/relatives.ts';
import { measureSearch } from '../../src/features/search/use-cases/search-measures.ts';
import { readConfig } from '../../src/config/config.ts';
import { openProduct, type Product } from '../../src/container.ts';
import { powerBiRows } from '../../src/features/power-bi/rules/rows.ts';
import { SIGHTS } from '../../src/core/rights/may.ts';
import { hiddenWords } from '../../src/features/small-numbers/words/hidden.ts';
import { freshTable, testStorage } from '../support/azurite.ts';
import { readText, tagsOf } from '../support/markup.ts';
import { PLANTED, plantedRegister } from '../support/planted-register.ts';
import { unzipped } from '../support/unzip.ts';

let product: Product;
beforeAll(async () => {
  const read = readConfig({
    ...{ LOG_LEVEL: 'silent', AZURE_STORAGE_CONNECTION_STRING: await testStorage(), PMIF_TABLE_PREFIX: freshTable() },
    ...{ PMIF_DATA_DIR: mkdtempSync(join(tmpdir(), 'pmif-small-')), PMIF_NOW: '2026-11-24T10:00:00Z' },
  });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  product = await openProduct(read.config);
  const report = await importRegister(product.importServices, { paths: [plantedRegister()], dry: false });
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
});
afterAll(() => product.close());

/** What a reader of a file sees: its text and the alternatives of its pictures. */
async function textOf(format: 'docx' | 'html' | 'md', committee: string, period: string): Promise<string> {
  const made = await makeReport(product.services, { committee, period, draft: false, whole: true });
  if (made.kind !== 'made') throw new Error(made.problem);
  const file = await product.writeReport(made.report, format);
  if (format === 'md') return Buffer.from(file).toString('utf8');
  const markup = format === 'html' ? Buffer.from(file).toString('utf8') : wordXml(file);
  const shown = tagsOf(markup.replace(/<svg.*?<\/svg>/gs, (svg) => svg.replace(/<(?!\/?(?:text|svg)\b)[^>]*>/g, '')));
  const alternatives = shown.map(({ attributes }) => /(?:descr|alt|aria-label)="([^"]*)"/.exec(attributes)?.[1] ?? '');
  return readText([shown[0]?.text ?? '', ...shown.map(({ text }) => text), ...alternatives].join('\n'));
}
const wordXml = (file: Uint8Array) => unzipped(file).get('word/document.xml')?.toString('utf8') ?? '';

describe('a small number of people', () => {
  it.each(['md', 'html', 'docx'] as const)('stands in no report as %s', async (format) => {
    for (const period of ['FY2024/25', 'FY2025/26', 'FY2025/26-H1', 'FY2025/26-Q2']) {
      const text = await textOf(format, 'families', period);
      expect(text).toContain('Young people in care');
      expect(PLANTED.exec(text)?.[0]).toBeUndefined();
    }
    const text = await textOf(format, 'families', 'FY2024/25');
    expect(text).toMatch(/Hidden: fewer than 100 people/);
    expect(text).toMatch(/Hidden: fewer than 5 people/);
    expect(text).not.toMatch(/three apprentices/i);
  });

  it.each<ExportReader>(['committee', 'public'])('stands in no export for %s', async (reader) => {
    const rows = await exportRows(product.services, 'readings', { reader, hidden: hiddenWords });
    for (const row of rows) expect(PLANTED.exec(JSON.stringify(row))?.[0]).toBeUndefined();
    const of = (code: string) =>
      Object.fromEntries(rows.filter((row) => row.code === code).map((row) => [row.period, row.value]));
    expect(of('PLANT-CARE')).toEqual({
      '2024-09-30': 'hidden: fewer than 100 people',
      '2025-03-31': 'hidden: fewer than 100 people',
      '2025-09-30': 'hidden: fewer than 100 people',
      '2026-03-31': '118',
    });
    expect(of('PLANT-SHARE')).toEqual({ 'FY2024/25': 'hidden: fewer than 100 people', 'FY2025/26': '91.8' });
    // The total is shown, so that the one part that is not small is not.
    expect(of('PLANT-ALL')).toEqual({ 'FY2024/25': '223' });
    expect(of('PLANT-NORTH')).toEqual({ 'FY2024/25': 'hidden: with it, a number under 100 could be worked out' });
    expect(of('PLANT-SOUTH')).toEqual({ 'FY2024/25': 'hidden: fewer than 100 people' });
    for (const code of ['PLANT-ABOVE', 'PLANT-LINE']) expect(of(code)['FY2025/26']).toMatch(/^hidden/);
    expect(rows.map((row) => row.soWhat).filter((words) => /three apprentices|six more/i.test(String(words)))).toEqual(
      [],
    );
  });

  it('stands in no analysis for a committee', async () => {
    for (const code of ['PLANT-CARE', 'PLANT-PARTS', 'PLANT-SHARE', 'PLANT-FEW']) {
      const analysed = await analyseMeasure(product.services, code, product.words.analysis, SIGHTS.committee);
      expect(PLANTED.exec(JSON.stringify(analysed?.report))?.[0]).toBeUndefined();
      expect(analysed?.measure.baselineValue).toBeUndefined();
    }
  });

  it('stands in no card that is found by search, and in no row for dashboards', async () => {
    const search = measureSearch(product.services);
    const framework = await product.services.store.frameworks.current();
    const relatives = relativesOfARun(product.services, framework);
    const text = (value: unknown) =>
      JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
    expect(await search.find('apprentices', 0, 10)).not.toHaveLength(0);
    for (const code of [
      'PLANT-CARE',
      'PLANT-PARTS',
      'PLANT-TOTAL',
      'PLANT-SHARE',
      'PLANT-FEW',
      'PLANT-ABOVE',
      'PLANT-ALL',
      'PLANT-NORTH',
    ]) {
      expect(PLANTED.exec(text(await search.card(code)))?.[0]).toBeUndefined();
      const file = await product.services.store.measures.open(code);
      if (file === undefined) throw new Error(code);
      expect(PLANTED.exec(text(powerBiRows(file, framework, await relatives(code))))?.[0]).toBeUndefined();
    }
    for (const query of ['young', 'referrals', 'placed', 'apprentices'])
      expect(PLANTED.exec(text(await search.find(query, 0, 10)))?.[0]).toBeUndefined();
  });

  it('cannot be worked out: whatever is left leaves a hidden one more than one possible value', async () => {
    const rows = await exportRows(product.services, 'readings', { reader: 'public', hidden: hiddenWords });
    const figures = (code: string) =>
      new Map(rows.filter((row) => row.code === code).map((row) => [String(row.period), Number(row.value)]));
    // Of a year and its quarters never all but one are shown; nor two totals that a hidden quarter lies between.
    const parts = [...figures('PLANT-PARTS').values()].filter(Number.isNaN);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    const total = figures('PLANT-TOTAL');
    const [first = 0, second = 0] = [total.get('FY2025/26-Q1'), total.get('FY2025/26-Q2')];
    expect(second - first).not.toBe(61);
  });

  it('is there for the performance team and a manager', async () => {
    for (const reader of ['performance', 'manager'] as const) {
      const rows = await exportRows(product.services, 'readings', { reader, hidden: hiddenWords });
      expect(rows.map(({ value }) => value)).toEqual(expect.arrayContaining(['61', '67', '73', '3']));
    }
  });
});
