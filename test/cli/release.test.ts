import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import { byHandCommand } from '../../src/cli/by-hand.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { lockCommand } from '../../src/cli/lock.ts';
import { releaseCommand } from '../../src/cli/release.ts';
import { readConfig } from '../../src/config/config.ts';
import { openProduct, type Product } from '../../src/container.ts';
import type { Reading } from '../../src/core/readings/reading.ts';
import { freshTable, testStorage } from '../support/azurite.ts';
import { aDueReading, aReading } from '../support/examples.ts';
import { registerOf } from '../support/small-register.ts';

const CODE = 'PMIF-LAC-N';
const PERIOD = '2026-09-30';
const LEAD = 'performance.lead@example.gov.uk';
let product: Product;
let said: string[] = [];

beforeEach(async () => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  const read = readConfig({
    ...{ LOG_LEVEL: 'silent', AZURE_STORAGE_CONNECTION_STRING: await testStorage(), PMIF_TABLE_PREFIX: freshTable() },
    ...{ PMIF_DATA_DIR: mkdtempSync(join(tmpdir(), 'pmif-release-')), PMIF_NOW: '2026-12-15T10:00:00Z' },
  });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  product = await openProduct(read.config);
  const register = registerOf('head.of.service@example.gov.uk');
  await importRegister(product.importServices, { paths: [register], dry: false });
  await give({});
});
afterEach(async () => {
  jest.restoreAllMocks();
  await product.close();
});

/** What its owner gave. */
async function give(change: Partial<Reading>) {
  const { measures } = product.services.store;
  const file = await measures.open(CODE);
  if (file === undefined) throw new Error('no measure');
  const readings = [aReading(PERIOD, '490', { released: false, soWhat: 'Fewer came into care.', ...change })];
  await measures.save(file, { readings, due: [aDueReading({ state: 'answered' })] });
}
const file = async () => (await product.services.store.measures.open(CODE))!;
const reading = async () => (await file()).readings.find(({ period }) => period.text === PERIOD);
const answer = () => JSON.parse(said.at(-1) ?? '{}') as Record<string, unknown>;
const one = { which: { of: 'measures', codes: [CODE], period: PERIOD } as const };

it('releases a committee’s round; dry it changes nothing', async () => {
  const which = { of: 'committee', committee: 'families', period: 'FY2026/27-H1' } as const;
  expect(await releaseCommand(product, { which, dry: true }, true)).toBe(0);
  expect(answer()).toMatchObject({ period: 'FY2026/27-H1', dry: true, released: 1, blocked: 0 });
  expect((await reading())?.released).toBe(false);
  expect(await releaseCommand(product, { which, dry: false, by: LEAD }, true)).toBe(0);
  expect(await reading()).toMatchObject({ released: true, release: { act: 'released' } });
  expect(await releaseCommand(product, { ...one, dry: false }, true)).toBe(0);
  expect(answer()).toMatchObject({ released: 0, already: 1 });
});

it('says with exit 1 what could not be released, and with 2 what cannot be meant', async () => {
  const none = { of: 'measures', codes: [CODE], period: '2027-03-31' } as const;
  expect(await releaseCommand(product, { which: none, dry: false }, true)).toBe(1);
  expect(await releaseCommand(product, { ...one, dry: false, by: 'service.manager@example.gov.uk' }, true)).toBe(2);
  expect(said.at(-1)).toContain('is not in the performance team');
  expect(await exportCommand(product, 'revisions', { format: 'json', reader: 'public' })).toBe(2);
});

it('locks and unlocks a period, for one or for all', async () => {
  const all = { which: { of: 'all', period: 'FY2026/27-H1' } as const };
  expect(await lockCommand(product, { ...all, dry: true }, true)).toBe(0);
  expect((await file()).due[0]).not.toHaveProperty('lockedOn');
  expect(await lockCommand(product, all, true)).toBe(0);
  expect(answer()).toMatchObject({ locked: 1, already: 0 });
  expect((await file()).due[0]).toMatchObject({ lockedOn: '2026-12-15', lockedBy: { by: 'command' } });
  expect(await lockCommand(product, { ...one, why: 'One more was found.' }, true)).toBe(0);
  expect(await lockCommand(product, { ...one, why: 'Again.' }, true)).toBe(1);
  expect((await file()).due[0]).not.toHaveProperty('lockedOn');
});

it('opens by hand, lets stand, withdraws and moves, each with its reason in the audit', async () => {
  const open = { act: 'open', code: CODE, period: '2025-09-30' } as const;
  expect(await byHandCommand(product, open, true)).toBe(0);
  expect(answer()).toMatchObject({ outcome: 'opened' });
  expect(await byHandCommand(product, { ...open, period: PERIOD }, true)).toBe(1);
  const about = { code: CODE, period: PERIOD, why: 'Nobody’s secret.' };
  expect(await byHandCommand(product, { act: 'letStand', what: 'words', ...about }, true)).toBe(0);
  expect(await byHandCommand(product, { act: 'withdraw', ...about }, true)).toBe(1);
  await releaseCommand(product, { ...one, dry: false }, true);
  expect(await byHandCommand(product, { act: 'withdraw', ...about }, true)).toBe(0);
  expect((await reading())?.released).toBe(false);
  const move = {
    act: 'move',
    code: CODE,
    from: 'families',
    to: 'corporate',
    on: '2026-07-01',
    why: 'The remit.',
  } as const;
  expect(await byHandCommand(product, move, true)).toBe(0);
  expect((await file()).measure.committees).toEqual(['corporate']);
  expect(await byHandCommand(product, move, true)).toBe(2);
  const faults = [];
  for await (const fault of (await product.histories()).faults()) faults.push(fault);
  expect(faults).toEqual([]);
});
