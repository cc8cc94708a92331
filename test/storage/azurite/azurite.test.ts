import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { joinOrStartAzurite, type LocalStorage } from '../../../src/storage/azurite/local-storage.ts';
import { openStore } from '../../../src/storage/store.ts';
import { day } from '../../../src/core/calendar/day.ts';
import { testClock } from '../../support/azurite.ts';
import { countsTowardsDailyLimit } from '../../support/services.ts';

let folder = '';
let open: LocalStorage[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmif-local-'));
});

afterEach(async () => {
  await Promise.all(open.map((storage) => storage.stop()));
  open = [];
  rmSync(folder, { recursive: true, force: true });
});

async function storage(): Promise<LocalStorage> {
  const one = await joinOrStartAzurite(folder);
  open.push(one);
  return one;
}

const wakesOn = async (local: LocalStorage) => {
  const value = local.connectionString;
  const store = await openStore({
    connection: { kind: 'connectionString', value },
    tablePrefix: 'pmif',
    clock: testClock(),
    countsTowardsDailyLimit,
  });
  return store.wakes;
};
const write = async (local: LocalStorage, code: string) => (await wakesOn(local)).set('ask', code, day('2026-11-24'));
const written = async (local: LocalStorage) =>
  (await (await wakesOn(local)).due('ask', day('2026-11-24'))).map(({ id }) => id);
const pidNow = () => (JSON.parse(readFileSync(join(folder, 'azurite.json'), 'utf8')) as { pid: number }).pid;

/** A process in a group of its own that starts local storage, writes a row, says `written`, and stays. */
async function aProduct(code: string) {
  const source = `
    import { joinOrStartAzurite } from ${JSON.stringify(resolve('src/storage/azurite/local-storage.ts'))};
    import { openStore } from ${JSON.stringify(resolve('src/storage/store.ts'))};
    const local = await joinOrStartAzurite(${JSON.stringify(folder)});
    const connection = { kind: 'connectionString', value: local.connectionString };
    const store = await openStore({ connection, tablePrefix: 'pmif', clock: { now: () => new Date() }, countsTowardsDailyLimit: () => true });
    await store.wakes.set('ask', ${JSON.stringify(code)}, '2026-11-24');
    console.log('written');
    setInterval(() => {}, 1000);`;
  const product = spawn(process.execPath, ['--input-type=module', '-e', source], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(product.stdout, 'data');
  return product;
}

async function isGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((done) => setImmediate(done));
  }
}

describe('local storage', () => {
  it('says where it is, leaves no other file about, and takes its address away when it ends', async () => {
    const here = readdirSync('.');
    const one = await storage();
    expect(JSON.parse(readFileSync(join(folder, 'azurite.json'), 'utf8'))).toEqual({
      pid: expect.any(Number),
      port: one.port,
    });
    expect(one.started).toBe(true);
    await write(one, 'M-1');
    const pid = pidNow();
    await one.stop();
    await isGone(pid);
    expect(readdirSync(folder)).toEqual(['azurite']);
    expect(readdirSync(join(folder, 'azurite'))).toEqual(['tables.json']);
    expect(readdirSync('.')).toEqual(here);
    expect(await written(await storage())).toEqual(['M-1']);
  });

  it('loses nothing when the whole product is killed a moment after a write', async () => {
    const product = await aProduct('M-1');
    const pid = pidNow();
    process.kill(-(product.pid ?? 0), 'SIGKILL');
    await isGone(pid);
    expect(await written(await storage())).toEqual(['M-1']);
  });

  it('loses nothing when the product is killed and started again at once', async () => {
    const product = await aProduct('M-1');
    process.kill(-(product.pid ?? 0), 'SIGKILL');
    expect(await written(await storage())).toEqual(['M-1']);
  });

  it('stays through Ctrl-C and a polite end, for the product ends it', async () => {
    const one = await storage();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pidNow(), signal);
    await write(one, 'M-1');
    expect(await written(one)).toEqual(['M-1']);
  });

  it('is one, however many want it at once', async () => {
    const all = await Promise.all([storage(), storage(), storage(), storage()]);
    expect(all.filter((one) => one.started)).toHaveLength(1);
    expect(new Set(all.map((one) => one.port)).size).toBe(1);
  });

  it('stays for who joined it when its starter goes, and ends with the last', async () => {
    const starter = await storage();
    const guest = await storage();
    const pid = pidNow();
    await starter.stop();
    await write(guest, 'M-1');
    expect(await written(guest)).toEqual(['M-1']);
    await guest.stop();
    // Saved by now, if not yet gone.
    expect(readFileSync(join(folder, 'azurite', 'tables.json'), 'utf8')).toContain('M-1');
    await isGone(pid);
    expect(await written(await storage())).toEqual(['M-1']);
  });

  it('stays for who joined it when its starter is killed', async () => {
    const product = await aProduct('M-1');
    const guest = await storage();
    expect(guest.started).toBe(false);
    process.kill(-(product.pid ?? 0), 'SIGKILL');
    await once(product, 'exit');
    await write(guest, 'M-2');
    expect(await written(guest)).toEqual(['M-1', 'M-2']);
  });

  it.each([
    ['a process that died', { pid: 999_999_999, control: 1, id: 'gone' }],
    ['what is no address at all', 'nonsense'],
  ])('is started anew past the lock of %s', async (_whose, lock) => {
    writeFileSync(join(folder, 'azurite.lock'), JSON.stringify(lock));
    writeFileSync(join(folder, 'azurite.json'), '{"pid":1,"port":1}');
    const one = await storage();
    expect(one.started).toBe(true);
    await write(one, 'M-1');
    expect(await written(one)).toEqual(['M-1']);
  });

  it('that was killed itself is started anew, with what it had saved', async () => {
    const one = await storage();
    await write(one, 'M-1');
    const pid = pidNow();
    process.kill(pid, 'SIGKILL');
    await isGone(pid);
    expect(existsSync(join(folder, 'azurite.lock'))).toBe(true);
    const again = await storage();
    expect(again.started).toBe(true);
    await write(again, 'M-2');
    expect(await written(again)).toContain('M-2');
  });
});
