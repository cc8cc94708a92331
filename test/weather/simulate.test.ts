import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** As a process of its own: what one run leaves behind in memory must not reach another. */
async function simulated(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['test/weather/simulate.ts', '--json', ...args]);
  return stdout;
}

it('lives the same days for the same seed, under faults, and breaks no rule', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => simulated('--seed', '3', '--years', '0.02')));
  expect(two).toBe(one);
  expect(JSON.parse(one ?? '')).toMatchObject({ seed: 3, years: 0.02, violations: [] });
});
