import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who serves a data folder: its process, the loopback port on which it is talked to, and a random name to know it by. */
export type Holder = { readonly pid: number; readonly control: number; readonly id: string };

const lockFile = (dataDir: string): string => join(dataDir, 'azurite.lock');

/** The lock as it stands. `unreadable` is nobody's: a lock appears whole or not at all. */
export function lockOf(dataDir: string): Holder | 'none' | 'unreadable' {
  return holderIn(lockFile(dataDir));
}

/** Takes the lock for as long as this process lives; false where somebody has it. A link appears whole or not at all. */
export function takeLock(dataDir: string, holder: Holder): boolean {
  const draft = `${lockFile(dataDir)}.${holder.id}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, lockFile(dataDir));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives the lock back, if it is still this holder's. */
export function giveLockBack(dataDir: string, id: string): void {
  const held = lockOf(dataDir);
  if (typeof held === 'object' && held.id === id) rmSync(lockFile(dataDir), { force: true });
}

/** Breaks the lock of a process that has died. It is moved away first, so that of two who do this one finds it. */
export function breakLock(dataDir: string, dead: Holder | 'unreadable'): void {
  const aside = `${lockFile(dataDir)}.broken-${process.pid}`;
  try {
    renameSync(lockFile(dataDir), aside);
  } catch {
    return;
  }
  const moved = holderIn(aside);
  const isTheDead = typeof moved !== 'object' || (typeof dead === 'object' && moved.id === dead.id);
  // Else somebody took the lock between our look and our move: it is given back.
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
