import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

export const DAY_ONE = '2026-11-24T10:00:00Z';

/** Jobs run only where a test runs them: by the schedule it would depend on the time of day which of them came first. */
const environment = (dataDir: string, now: string) => ({
  ...process.env,
  ...{ PORT: '0', PMIF_DATA_DIR: dataDir, PMIF_NOW: now, PMIF_SCHEDULE: 'off', LOG_LEVEL: 'silent' },
});

export type Started = {
  readonly child: ChildProcess;
  /** What it told the newcomer. */
  readonly said: string;
  /** Where the bot listens. */
  readonly bot: string;
};

/**
 * `npm start`, as a newcomer types it, on free ports and with a told clock; leader of its own process group, as a shell
 * makes it. Resolves when it says that it is ready.
 */
export const npmStart = (dataDir: string, ...args: readonly string[]): Promise<Started> =>
  npmStartAt(DAY_ONE, dataDir, ...args);

/** The same on another day than day one. */
export async function npmStartAt(now: string, dataDir: string, ...args: readonly string[]): Promise<Started> {
  const child = spawn('npm', ['start', '--', ...args], {
    detached: true,
    env: environment(dataDir, now),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (/Ctrl-C stops/.test(said)) break;
  }
  const bot = /bot is at (http:\/\/[\d.:]+)/.exec(said)?.[1];
  if (bot === undefined) throw new Error(`it did not start: ${said}`);
  return { child, said, bot: bot.replace(/\.$/, '') };
}

/** Ctrl-C, as it arrives: from the terminal to the whole group, and once more from npm. */
export async function ctrlC({ child }: Started): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  process.kill(-child.pid, 'SIGINT');
  await gone;
}

/** `kill -9` of the whole process group: nobody in it can save anything. */
export async function killGroup({ child }: Started): Promise<void> {
  const gone = once(child, 'exit');
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await gone;
}

/**
 * What the engineer's command answers, typed in a second terminal on the same data folder. That some of it could not be
 * done is in its answer; that it says nothing is a fault.
 */
export async function pmif<Answer>(dataDir: string, ...args: readonly string[]): Promise<Answer> {
  const options = { env: environment(dataDir, DAY_ONE), maxBuffer: 64 * 1024 * 1024 };
  const command = promisify(execFile)('node', ['bin/pmif.js', ...args, '--json'], options);
  const { stdout, stderr } = await command.catch((ended: { stdout: string; stderr: string }) => ended);
  if (stdout === '') throw new Error(`pmif ${args.join(' ')} said nothing: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}

type Row = { readonly pid: number; readonly parent: number; readonly command: string };

/** Everything that a process has started, and what that has started, whatever group it is in. */
export function descendants(pid: number): Row[] {
  const rows = existsSync('/proc/self/stat') ? rowsOfProc() : rowsOfPs();
  const below = (of: number): Row[] => {
    const children = rows.filter(({ parent }) => parent === of);
    return [...children, ...children.flatMap((child) => below(child.pid))];
  };
  return below(pid);
}

function rowsOfProc(): Row[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, parent] = /\) \w (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return [{ pid: Number(name), parent: Number(parent), command }];
    } catch {
      return []; // it ended while we looked
    }
  });
}

function rowsOfPs(): Row[] {
  const said = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return said.split('\n').flatMap((line) => {
    const [, own, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(own), parent: Number(parent), command }];
  });
}

/** Resolves once none of these processes lives; a dead one that nobody has buried yet counts as gone. */
export async function allGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await pause(50);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux'; // it went between the two looks; elsewhere the first look has to do
  }
}
