import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import type { LiveMeasure } from '../../src/core/measures/measure.ts';
import { exportWhole } from '../../src/cli/export.ts';
import { importCommand } from '../../src/cli/import.ts';
import { readConfig } from '../../src/config/config.ts';
import { openProduct, type Product } from '../../src/container.ts';
import { freshTable, testStorage } from '../support/azurite.ts';
import { changed, CODE, tools } from '../support/register-desk.ts';
import { registerOf } from '../support/small-register.ts';

const folder = mkdtempSync(join(tmpdir(), 'pmif-import-'));
let product: Product;
let said: string[] = [];
beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  const read = readConfig({
    ...{ LOG_LEVEL: 'silent', AZURE_STORAGE_CONNECTION_STRING: await testStorage(), PMIF_TABLE_PREFIX: freshTable() },
    ...{ PMIF_DATA_DIR: folder, PMIF_NOW: '2026-11-24T10:00:00Z' },
  });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  product = await openProduct(read.config);
  const paths = [registerOf('head.of.service@example.gov.uk')];
  await importRegister(product.importServices, { paths, dry: false });
});
beforeEach(() => {
  said = [];
});
afterAll(async () => {
  jest.restoreAllMocks();
  await product.close();
});

const measure = async () => (await product.services.store.measures.open(CODE))?.measure;
const answer = () => JSON.parse(said.at(-1) ?? '{}') as Record<string, unknown>;
const importing = (path: string, more: { readonly keep?: 'teams' | 'file'; readonly dry?: boolean } = {}) =>
  importCommand(product, [path], { dry: false, json: true, ...more });

/** A copy of the register, changed as in Excel after it was made. */
async function copy(edit: (row: Record<string, string>) => void): Promise<string> {
  const path = join(folder, 'Register.xlsx');
  await exportWhole(product, 'register', { json: false, out: path });
  const found = await tools.read('Register.xlsx', new Uint8Array(readFileSync(path)));
  writeFileSync(path, await changed(found, edit));
  return path;
}

/** Somebody changes the measure in Teams, and the trail says so. */
async function inTeams(change: Partial<LiveMeasure>) {
  const file = await product.services.store.measures.open(CODE);
  if (file === undefined) throw new Error('no measure');
  const { manager } = file.measure;
  if (manager === undefined) throw new Error('no manager');
  const [field = ''] = Object.keys(change);
  const act = { what: 'changed', by: manager, at: '2026-11-24T11:00:00.000Z', reason: '' } as const;
  const acts = [{ ...act, before: JSON.stringify({ [field]: '' }), after: JSON.stringify(change) }];
  await product.services.store.measures.save(file, { measure: { ...file.measure, ...change }, acts });
}

it('what was changed in Teams since is a problem for each cell, with both values and the cure; nothing is written', async () => {
  const path = await copy((row) => {
    if (row['code'] === CODE) Object.assign(row, { theme: 'Mine', title: 'Changed in the file alone' });
  });
  await inTeams({ theme: 'Theirs' });
  expect(await importing(path)).toBe(1);
  expect(answer()['problems']).toEqual([
    {
      ...{ file: 'Register.xlsx, measures', line: expect.any(Number), column: 'theme', value: 'Mine' },
      problem: `${CODE}: theme was changed in Teams on 2026-11-24, by its manager, and is now “Theirs”; the file has “Mine”, and before both it was “Children's social care”.`,
      cure: expect.stringContaining('--keep teams or --keep file'),
    },
  ]);
  expect(answer()).toMatchObject({ changed: 0, changes: [] });
  expect(await measure()).toMatchObject({ theme: 'Theirs', title: 'Number of looked after children' });
});

it.each([
  ['teams', 'Theirs too', 'Teams’ was kept'],
  ['file', 'Mine', 'the file’s takes its place'],
] as const)('with --keep %s it is written, and a note names each cell', async (keep, theme, how) => {
  const path = await copy((row) => {
    if (row['code'] === CODE) Object.assign(row, { theme: 'Mine', unit: `children, ${keep}` });
  });
  await inTeams({ theme: 'Theirs too' });
  expect(await importing(path, { keep })).toBe(0);
  expect(answer()['problems']).toEqual([]);
  expect(answer()['notes']).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`theme: .*${how}`))]));
  expect(await measure()).toMatchObject({ theme, unit: `children, ${keep}` });
  await inTeams({ theme: 'Something else' });
});

it('a copy that was changed nowhere else is written without a question, and one without a version as it is', async () => {
  const path = await copy((row) => void (row['code'] === CODE && (row['theme'] = 'Mine alone')));
  expect(await importing(path, { dry: true })).toBe(0);
  expect((await measure())?.theme).toBe('Something else');
  expect(await importing(path)).toBe(0);
  expect((await measure())?.theme).toBe('Mine alone');
});

it('a row that is left out stays, with a note; a definition that changes parts the series', async () => {
  const path = await copy((row) => {
    if (row['code'] === CODE) row['definition'] = 'Children looked after, without those in short breaks.';
    else if (row['title'] !== undefined) row['gone'] = 'yes';
  });
  const before = (await measure())?.definition;
  expect(before).not.toBe('');
  expect(await importing(path)).toBe(0);
  expect(answer()['notes']).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/is in Teams and no longer in the file: it stays as it is/),
      expect.stringMatching(new RegExp(`^${CODE}: its definition changes, so its series is parted from`)),
    ]),
  );
  expect((await measure())?.analysis?.steps).toMatchObject([{ by: 'register', why: 'Its definition changed.' }]);
});

it('everything goes into one archive where its name ends in .zip, and into a folder otherwise', async () => {
  const zip = join(folder, 'everything.ZIP');
  expect(await exportWhole(product, 'everything', { json: true, out: zip })).toBe(0);
  const files = unzipSync(new Uint8Array(readFileSync(zip)));
  expect(Object.keys(files)).toEqual(answer()['files']);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['READ ME FIRST.html', 'measures.csv', 'audit.csv']));
  expect(await exportWhole(product, 'everything', { json: true, out: join(folder, 'everything') })).toBe(0);
  expect(statSync(join(folder, 'everything')).isDirectory()).toBe(true);
});
