import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinOrStartAzurite, type LocalStorage } from '../../../src/storage/azurite/local-storage.ts';
import { openStore } from '../../../src/storage/store.ts';
import { day } from '../../../src/core/calendar/day.ts';
import { testClock } from '../../support/azurite.ts';
import { countsTowardsDailyLimit } from '../../support/services.ts';

let folder = '';
let open: LocalStorage[] = [];
/** What the next change of health is awaited with. */
let hear: (why: string | undefined) => void = () => {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmif-unsaved-'));
});
afterEach(async () => {
  await Promise.all(open.map((storage) => storage.stop()));
  open = [];
  rmSync(folder, { recursive: true, force: true });
});

async function storage(): Promise<LocalStorage> {
  const one = await joinOrStartAzurite(folder, { onUnsaved: (why) => hear(why) });
  open.push(one);
  return one;
}

const storeOn = ({ connectionString: value, unsaved }: LocalStorage) =>
  openStore({
    connection: { kind: 'connectionString', value, unsaved },
    tablePrefix: 'pmif',
    clock: testClock(),
    countsTowardsDailyLimit,
  });
const nextHealth = () =>
  new Promise<string | undefined>((done) => {
    hear = done;
  });
const tables = () => join(folder, 'azurite', 'tables.json');
/** Where Azurite writes the next file before it moves it into place: as on a full disk, the write fails. */
const blocked = () => `${tables()}~`;

describe('local storage that cannot be saved', () => {
  it('says so to all who use it, takes nothing more, and is well again once it is saved', async () => {
    const one = await storage();
    const { wakes } = await storeOn(one);
    mkdirSync(blocked());
    const troubled = nextHealth();
    await wakes.set('ask', 'M-1', day('2026-11-24'));
    expect(await troubled).toMatch(/EISDIR/);
    await expect(wakes.set('ask', 'M-2', day('2026-11-24'))).rejects.toMatchObject({
      name: 'StorageUnavailable',
      message: expect.stringContaining('cannot be saved'),
    });
    const late = await storage();
    expect(late.unsaved()).toMatch(/EISDIR/);

    const well = nextHealth();
    rmdirSync(blocked());
    expect(await well).toBeUndefined();
    await wakes.set('ask', 'M-2', day('2026-11-24'));
    expect((await wakes.due('ask', day('2026-11-24'))).map(({ id }) => id)).toEqual(['M-1', 'M-2']);
    expect(readFileSync(tables(), 'utf8')).toContain('M-1');
  }, 30_000);

  it.each(['its starter', 'a guest'])('is said to %s who leaves', async (who) => {
    const one = await storage();
    const leaver = who === 'a guest' ? await storage() : one;
    const { wakes } = await storeOn(leaver);
    mkdirSync(blocked());
    await wakes.set('ask', 'M-1', day('2026-11-24'));
    await expect(leaver.stop()).rejects.toMatchObject({
      name: 'CurableError',
      message: expect.stringMatching(/What was written last is not saved in .*EISDIR/),
    });
    rmdirSync(blocked());
    open = leaver === one ? [] : [one];
  });
});
