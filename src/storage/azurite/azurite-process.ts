import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { giveLockBack, takeLock } from './life-lock.ts';

/**
 * The parts of Azurite's table server that we use. Its package exports only a command, which reports usage and writes a
 * log; the server class does neither. It is not a public interface, so the version is pinned.
 */
export type TableServer = {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
  readonly metadataStore: { readonly db: Database };
};

type Done = (error?: Error | null) => void;

type Database = {
  saveDatabase(done: Done): void;
  autosaveDirty(): boolean;
  readonly collections: readonly { dirty: boolean }[];
  readonly persistenceAdapter: { saveDatabase(name: string, text: string, done: Done): void };
};

export type TableServerModule = { default: new (configuration: unknown) => TableServer };

/**
 * Host, port, keep-alive, file, debug log, access log and its stream and path, loose, skip version check, …, in memory.
 */
export type TableConfigurationModule = { default: new (...settings: readonly unknown[]) => unknown };

/*
 * Azurite as its own process: `node azurite-process.ts DATA_DIR [memory]`. Azurite saves every five seconds and loses
 * the rest when it is killed. So this process leads its own group (killing the product does not kill it), ignores
 * Ctrl-C, and lives as long as its standard input: when that closes, however its parent ended, it saves and exits.
 * Other processes join through a connection to the control port; while one is open, it saves and stays.
 */
const [, , dataDir = '', persistence = 'file'] = process.argv;
const inMemory = persistence === 'memory';
const tablesFile = join(dataDir, 'azurite', 'tables.json');
const id = randomUUID();
const guests = new Set<Socket>();
let server: TableServer | undefined;
let port = 0;
let abandoned = false;
let leaving = false;
/** Why the last save failed; undefined where it did not. */
let unsaved: string | undefined;

process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('SIGHUP', () => {});
// The parent may have ended, and a closed output is no reason to stop before saving.
process.stdout.on('error', () => {});

// Half-open, so that a guest's connection closes only after everything is saved.
const control = createServer({ allowHalfOpen: true }, (guest) => {
  guest.on('error', () => guest.destroy());
  if (leaving) return void guest.end('leaving\n');
  guests.add(guest);
  guest.on('end', () => void seeOff(guest)).on('close', () => void seeOff(guest));
  guest.resume();
  if (port !== 0) welcome(guest);
});

control.listen(0, '127.0.0.1', () => {
  start().catch((error: unknown) => {
    if (error instanceof SyntaxError) return void fail(CUT_OFF);
    fail({ problem: `Local storage could not start: ${reasonOf(error)}.`, cure: 'Check PMIF_DATA_DIR and its disk.' });
  });
});

/** Azurite takes an empty file for a new store, and saves over it. */
const CUT_OFF = {
  problem: `${tablesFile} is empty or cut off.`,
  cure: 'Move it away and restore the last backup (pmif restore FILE); without one, moving it away begins afresh.',
};

function fail(what: { readonly problem: string; readonly cure: string }): void {
  say(what);
  process.exit(1);
}

const reasonOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : 'unknown';
  return /ENOSPC/.test(text) ? 'the disk is full' : text.replace(/^Error: /, '');
};

async function start(): Promise<void> {
  mkdirSync(join(dataDir, 'azurite'), { recursive: true });
  if (!takeLock(dataDir, { pid: process.pid, control: (control.address() as AddressInfo).port, id })) {
    say({ taken: true });
    process.exit(0);
  }
  process.on('exit', () => {
    rmSync(join(dataDir, 'azurite.json'), { force: true });
    giveLockBack(dataDir, id);
  });
  process.stdin.on('end', parentGone).on('error', parentGone).resume();

  // Only the well-known local account, whatever the environment defines.
  delete process.env['AZURITE_ACCOUNTS'];
  if (!inMemory && isCutOff()) return fail(CUT_OFF);
  server = newServer();
  if (!inMemory) watchSaves(server.metadataStore.db);
  await server.start();
  port = Number(new URL(server.getHttpServerAddress()).port);
  const address = join(dataDir, 'azurite.json');
  writeFileSync(`${address}.${id}`, `${JSON.stringify({ pid: process.pid, port })}\n`);
  renameSync(`${address}.${id}`, address);
  for (const guest of guests) welcome(guest);
  say({ port, id, ...health() });
}

function newServer(): TableServer {
  const load = createRequire(createRequire(import.meta.url).resolve('azurite/package.json'));
  const { default: Configuration } = load('./dist/src/table/TableConfiguration') as TableConfigurationModule;
  const { default: Server } = load('./dist/src/table/TableServer') as TableServerModule;
  // prettier-ignore
  return new Server(new Configuration('127.0.0.1', 0, 60, tablesFile, false, false, undefined, undefined, false, true, '', '', '', undefined, false, inMemory));
}

/** A saved file begins and ends like this; Azurite itself finds what is broken between. */
function isCutOff(): boolean {
  const size = statSync(tablesFile, { throwIfNoEntry: false })?.size;
  if (size === undefined) return false;
  const begin = Buffer.alloc(START.length);
  const end = Buffer.alloc(1);
  const file = openSync(tablesFile, 'r');
  readSync(file, begin, 0, begin.length, 0);
  readSync(file, end, 0, 1, Math.max(0, size - 1));
  closeSync(file);
  return begin.toString() !== START || end.toString() !== '}';
}

const START = '{"filename":';

/** Azurite takes a failed save for a good one. Here it is said to all who use the store, and tried again. */
function watchSaves(db: Database): void {
  const adapter = db.persistenceAdapter;
  const save = adapter.saveDatabase.bind(adapter);
  adapter.saveDatabase = (name, text, done) =>
    save(name, text, (error) => {
      const before = unsaved;
      unsaved = error ? reasonOf(error) : undefined;
      if (error) {
        for (const collection of db.collections) collection.dirty = true;
        // The half of a file would take the room that the next save needs.
        removeIfThere(`${name}~`);
      }
      // A start that fails says so itself.
      if (unsaved !== before && port !== 0) tellAll();
      done(error);
    });
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The next save says what is wrong with it.
  }
}

const health = () => ({ unsaved: unsaved ?? null });

function tellAll(): void {
  say(health());
  for (const guest of guests) guest.write(`${JSON.stringify(health())}\n`);
}

/** What was written is saved, or is known not to be. */
const saved = (db: Database): Promise<void> =>
  new Promise((done) => (inMemory || !db.autosaveDirty() ? done() : db.saveDatabase(() => done())));

function parentGone(): void {
  abandoned = true;
  void leaveOrStay();
}

async function leaveOrStay(): Promise<void> {
  if (leaving || server === undefined) return;
  if (guests.size > 0) {
    await saved(server.metadataStore.db);
    say({ stays: true });
    return;
  }
  leaving = true;
  // It rejects where it cannot save, which `health` says.
  await server.close().catch(() => {});
  // No forced exit: a save in progress has to finish.
  control.close();
  process.stdin.destroy();
}

async function seeOff(guest: Socket): Promise<void> {
  guests.delete(guest);
  if (abandoned) await leaveOrStay();
  else if (server !== undefined) await saved(server.metadataStore.db);
  guest.end(unsaved === undefined ? '' : `${JSON.stringify(health())}\n`);
}

const welcome = (guest: Socket): void => void guest.write(`${JSON.stringify({ port, id, ...health() })}\n`);
const say = (what: unknown): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
