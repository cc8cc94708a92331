import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import { reportCommand } from '../../src/cli/report.ts';
import { readConfig } from '../../src/config/config.ts';
import { openProduct, type Product } from '../../src/container.ts';
import { freshTable, testStorage } from '../support/azurite.ts';
import { tagsOf } from '../support/markup.ts';
import { unzipped } from '../support/unzip.ts';
import { wordComplaints } from '../support/word-accessibility.ts';

const folder = mkdtempSync(join(tmpdir(), 'pmif-report-'));
let product: Product;
let said: string[] = [];

beforeAll(async () => {
  const read = readConfig({
    ...{ LOG_LEVEL: 'silent', AZURE_STORAGE_CONNECTION_STRING: await testStorage(), PMIF_TABLE_PREFIX: freshTable() },
    ...{ PMIF_DATA_DIR: folder, PMIF_NOW: '2026-11-24T10:00:00Z' },
  });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  product = await openProduct(read.config);
  await importRegister(product.importServices, { paths: ['examples/gateshead'], dry: false });
});
afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => jest.restoreAllMocks());

const report = (committee: string, file: string, change = {}) => {
  const request = { committee, period: 'FY2023/24', draft: false, whole: false, ...change };
  return reportCommand(product, request, join(folder, file), true);
};

describe('pmif report', () => {
  it.each(['families', 'corporate', 'chw', 'hehc'])(
    'writes a Word document for %s that is whole, and that anybody can read',
    async (committee) => {
      expect(await report(committee, `${committee}.docx`)).toBe(0);
      const file = readFileSync(join(folder, `${committee}.docx`));
      expect(wordComplaints(file)).toEqual([]);
      const parts = unzipped(file);
      const tags = tagsOf(parts.get('word/document.xml')?.toString('utf8') ?? '');
      const tables = tags.filter(({ name }) => name === 'w:tbl').length;
      expect(tags.filter(({ name }) => name === 'w:tblHeader')).toHaveLength(tables);
      const pictures = tags.filter(({ name }) => name === 'wp:docPr');
      expect(pictures.every(({ attributes }) => /descr="Line chart of .{60,}"/.test(attributes))).toBe(true);
      expect(JSON.parse(said.join(''))).toMatchObject({ committee, period: 'FY2023/24', draft: false });
    },
  );

  it('takes the kind of file from its ending, in any case', async () => {
    expect(await report('FAMILIES', 'a.HTML', { draft: true })).toBe(0);
    expect(readFileSync(join(folder, 'a.HTML'), 'utf8')).toContain('Draft: not released');
    expect(await report('families', 'a.md')).toBe(0);
    const text = readFileSync(join(folder, 'a.md'), 'utf8');
    expect(text).toContain('# Families Overview and Scrutiny Committee');
    expect(text).not.toContain('Appendix: the whole framework');
  });

  it.each([
    ['a file of no kind that it writes', 'families', 'a.pdf', /\.docx, \.html, \.md/],
    ['a committee that is not there', 'cabinet', 'a.md', /There is no committee cabinet.*families/],
  ])('refuses %s with the exit code of unusable arguments', async (_what, committee, file, words) => {
    expect(await report(committee, file)).toBe(2);
    expect(said.join('\n')).toMatch(words);
  });
});
