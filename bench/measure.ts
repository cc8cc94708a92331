import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/** How long something took, and how much this process computed for it; in milliseconds. */
export type Measured = { readonly wallMs: number; readonly cpuMs: number };

export async function measured(act: () => Promise<unknown>): Promise<Measured> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

/** Does something `count` times, `atOnce` at a time. */
export async function times(count: number, atOnce: number, act: (number: number) => Promise<unknown>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number).values();
  const worker = async () => {
    for (const number of numbers) await act(number);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** A script of this folder in a process of its own: what it says when it is ready, and how it is asked. */
export async function startChild<Ready, Asked extends object, Told>(script: string, args: readonly string[] = []) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args);
  const [ready] = (await once(child, 'message')) as [Ready];
  return {
    ready,
    async ask(asked: Asked): Promise<Told> {
      child.send(asked);
      return ((await once(child, 'message')) as [Told])[0];
    },
    async stop(): Promise<void> {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** A cheap HTTP client: connections are kept alive, and answers are read and dropped. Gives the status. */
export function poster(connections: number, method = 'POST') {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (url: string, body: string): Promise<number> =>
    new Promise((done, fail) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const asked = request(url, { method, agent, headers }, (response) => {
        response.on('end', () => done(response.statusCode ?? 0)).resume();
      });
      asked.on('error', fail);
      asked.end(body);
    });
}

/** The value below which this share (0 to 1) of the numbers lie; NaN where there are none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

export const figures = (value: number, digits = 2): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Prints rows under their headings: the first column to the left, numbers to the right. */
export function printTable(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = headings.map((_, column) => Math.max(...[headings, ...rows].map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of [headings, widths.map((width) => '─'.repeat(width)), ...rows]) {
    const cells = widths.map((width, column) => row[column]?.[column === 0 ? 'padEnd' : 'padStart'](width));
    console.log(cells.join('  ').trimEnd());
  }
}

/** Says whether this run met a goal. */
export function printGoal(goal: string, met: boolean): void {
  console.log(`${met ? 'met ' : 'MISSED'}  ${goal}`);
}
