import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process that serves a data folder: its id, its control port on the loopback address, and a random name. */
export type Holder = { readonly pid: number; readonly control: number; readonly id: string };

const lockFile = (dataDir: string): string => join(dataDir, 'azurite.lock');

/** `unreadable` is stale: a lock appears whole or not at all. */
export function lockOf(dataDir: string): Holder | 'none' | 'unreadable' {
  return holderIn(lockFile(dataDir));
}

/** Takes the lock for the life of this process; false where another has it. A hard link appears whole or not at all. */
export function takeLock(dataDir: string, holder: Holder): boolean {
  const draft = `${lockFile(dataDir)}.${holder.id}`;
  try {
    writeFileSync(draft, JSON.stringify(holder));
    linkSync(draft, lockFile(dataDir));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

export function giveLockBack(dataDir: string, id: string): void {
  const held = lockOf(dataDir);
  if (typeof held === 'object' && held.id === id) rmSync(lockFile(dataDir), { force: true });
}

/** Breaks the lock of a dead process. Moving it away first ensures that only one of several processes finds it. */
export function breakLock(dataDir: string, dead: Holder | 'unreadable'): void {
  const aside = `${lockFile(dataDir)}.broken-${process.pid}`;
  try {
    renameSync(lockFile(dataDir), aside);
  } catch {
    return;
  }
  const moved = holderIn(aside);
  const isTheDead = typeof moved !== 'object' || (typeof dead === 'object' && moved.id === dead.id);
  // Another process has taken the lock between the read and the move, so it is put back.
  if (isTheDead) rmSync(aside, { force: true });
  else renameSync(aside, lockFile(dataDir));
}

function holderIn(file: string): Holder | 'none' | 'unreadable' {
  try {
    const held: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(held) ? held : 'unreadable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable';
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, control, id } = value as Record<string, unknown>;
  return typeof pid === 'number' && typeof control === 'number' && typeof id === 'string';
}
