import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  readonly metadataStore: { readonly db: { saveDatabase(done: (error?: Error) => void): void } };
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
const id = randomUUID();
const guests = new Set<Socket>();
let server: TableServer | undefined;
let port = 0;
let abandoned = false;
let leaving = false;

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
    say({ problem: error instanceof Error ? error.message : 'unknown' });
    process.exit(1);
  });
});

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
  server = newServer();
  await server.start();
  port = Number(new URL(server.getHttpServerAddress()).port);
  const address = join(dataDir, 'azurite.json');
  writeFileSync(`${address}.${id}`, `${JSON.stringify({ pid: process.pid, port })}\n`);
  renameSync(`${address}.${id}`, address);
  for (const guest of guests) welcome(guest);
  say({ port, id });
}

function newServer(): TableServer {
  const load = createRequire(createRequire(import.meta.url).resolve('azurite/package.json'));
  const { default: Configuration } = load('./dist/src/table/TableConfiguration') as TableConfigurationModule;
  const { default: Server } = load('./dist/src/table/TableServer') as TableServerModule;
  const file = join(dataDir, 'azurite', 'tables.json');
  // prettier-ignore
  return new Server(new Configuration('127.0.0.1', 0, 60, file, false, false, undefined, undefined, false, true, '', '', '', undefined, false, inMemory));
}

function parentGone(): void {
  abandoned = true;
  void leaveOrStay();
}

async function leaveOrStay(): Promise<void> {
  if (leaving || server === undefined) return;
  if (guests.size > 0) {
    server.metadataStore.db.saveDatabase(() => say({ stays: true }));
    return;
  }
  leaving = true;
  await server.close();
  // No forced exit: a save in progress has to finish.
  control.close();
  process.stdin.destroy();
}

async function seeOff(guest: Socket): Promise<void> {
  guests.delete(guest);
  if (abandoned) await leaveOrStay();
  guest.end();
}

const welcome = (guest: Socket): void => void guest.write(`${JSON.stringify({ port, id })}\n`);
const say = (what: unknown): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
