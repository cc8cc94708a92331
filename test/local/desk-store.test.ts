import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

const PATIENCE = 90_000;
let folder = '';
let child: ChildProcess | undefined;
let occupied: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmif-desk-'));
});
afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  occupied?.close();
  [child, occupied] = [undefined, undefined];
  rmSync(folder, { recursive: true, force: true });
});

/** A program of bin/ on this data folder. */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const now = '2026-11-24T10:00:00Z';
  const own = spawn(process.execPath, [`bin/${program}.js`, ...args], {
    env: {
      ...process.env,
      ...{ PORT: '0', PMIF_DATA_DIR: folder, PMIF_NOW: now, PMIF_SCHEDULE: 'off', LOG_LEVEL: 'warn' },
      PMIF_REGISTER: 'test/fixtures/one-owner',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child ??= own;
  const said = { out: '', err: '' };
  own.stdout.on('data', (part) => (said.out += String(part)));
  own.stderr.on('data', (part) => (said.err += String(part)));
  const ended = once(own, 'close').then(([code]) => ({ ...said, code: code as number | null }));
  return { said, ended, stop: () => own.kill('SIGINT') };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}

const tables = () => join(folder, 'azurite', 'tables.json');
const ONE_LINE = /^[^\n]+\n$/;

describe('the store of a desk', () => {
  it(
    'that can no longer be saved says so to the log, /readyz, a command and at the end, and takes nothing more',
    async () => {
      const { said, ended, stop } = run('start', ['--no-playground']);
      await until(() => /bot is at (http\S+)\. Ctrl/.test(said.out));
      const url = /bot is at (http\S+)\. Ctrl/.exec(said.out)?.[1] ?? '';
      const ready = async () => (await fetch(`${url}/readyz`)).text();
      // Where Azurite writes the next file before it moves it into place: as on a full disk, the write fails.
      mkdirSync(`${tables()}~`);
      const before = readFileSync(tables(), 'utf8');
      await until(async () => /"storage":"cannot be saved: EISDIR/.test(await ready()));
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
      expect(said.err).toMatch(/the local store cannot be saved/);

      const command = run('pmif', ['hold', 'everything', '--why', 'an inquiry']);
      const refused = await command.ended;
      expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(ONE_LINE) });
      expect(refused.err).toMatch(/cannot be saved|is not saved/);

      stop();
      expect(await ended).toMatchObject({
        code: 1,
        err: expect.stringMatching(/What was written last is not saved in /),
      });
      expect(readFileSync(tables(), 'utf8')).toBe(before);
    },
    PATIENCE,
  );

  it(
    'that cannot be saved at its start is one line',
    async () => {
      mkdirSync(`${tables()}~`, { recursive: true });
      const { code, out, err } = await run('pmif', ['import', 'test/fixtures/one-owner']).ended;
      expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringMatching(ONE_LINE) });
      expect(err).toMatch(/^Local storage could not start: EISDIR.* Check PMIF_DATA_DIR/);
    },
    PATIENCE,
  );

  it(
    'or a port that is taken is one line',
    async () => {
      const port = await freePort();
      occupied = createServer().listen(port, '127.0.0.1');
      await once(occupied, 'listening');
      expect(await run('start', ['--no-playground'], { PORT: String(port) }).ended).toMatchObject({
        code: 2,
        err: `Port ${port} is in use. Stop what uses it (another copy?), or set PORT to another.\n`,
      });
      expect(await run('start', ['--playground-port', String(port)]).ended).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^The playground did not start on port \d+\. .*--no-playground.*\n$/),
      });
      expect(await run('serve', [], { PORT: String(port) }).ended).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^Port \d+ is in use\..*\n$/),
      });
    },
    PATIENCE,
  );

  it.each([
    ['start', ['--no-such-option'], 2, /--no-such-option/],
    ['start', ['--playground-port', 'x'], 2, /--playground-port takes a number/],
    ['start', ['--as', 'king'], 2, /--as takes one of/],
  ] as const)(
    '%s %j ends with one line',
    async (program, args, code, what) => {
      const { err, code: ended } = await run(program, args).ended;
      expect(ended).toBe(code);
      expect(err).toMatch(ONE_LINE);
      expect(err).toMatch(what);
    },
    PATIENCE,
  );

  it.each(['start', 'serve', 'pmif'])(
    '%s ends at once where the data folder cannot be made',
    async (program) => {
      const args = program === 'pmif' ? ['due'] : [];
      const { err, code } = await run(program, args, { PMIF_DATA_DIR: '/proc/x' }).ended;
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(ONE_LINE) });
      expect(err).toMatch(/The data folder \/proc\/x cannot be made/);
    },
    PATIENCE,
  );
});
