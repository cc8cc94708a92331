import { runPowerBi } from '../features/power-bi/use-cases/run-power-bi.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';

/** `pmif run power-bi`: brings the table that dashboards read up to date. */
export async function powerBiCommand({ services }: Product, dry: boolean, json: boolean): Promise<ExitCode> {
  const onProgress = (done: number) => {
    if (process.stderr.isTTY && done % 100 === 0) process.stderr.write(`${done} measures\n`);
  };
  const report = await runPowerBi(services, { dry, onProgress });
  const { measures, everything, written, removed, unchanged } = report;
  // Nobody is written to: the counts of people that every job prints are noughts.
  const people = { targeted: 0, queued: 0, alreadySaid: 0, held: 0, skipped: {} };
  if (json) console.log(JSON.stringify({ ...report, ...people, ...(dry && { messages: [] }) }));
  else {
    const which = everything ? `all ${measures} measures` : `${measures} measures that changed`;
    const rows = `${written} rows ${dry ? 'would be looked at' : 'written'}, ${removed} removed, ${unchanged} as they were`;
    console.log(`power-bi: ${which}: ${rows}`);
  }
  return 0;
}
