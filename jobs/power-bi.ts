import { type PowerBiReport, runPowerBi } from '../src/features/power-bi/use-cases/run-power-bi.ts';
import type { UpkeepJob } from '../src/messaging/job.ts';

/**
 * Every half hour between three and seven in the morning: brings the table that dashboards read up to date. Only the
 * first beat of a night finds anything to do; the others cost two storage transactions.
 */
export const powerBi: UpkeepJob = {
  kind: 'upkeep',
  name: 'power-bi',
  schedule: '10,40 3-6 * * *',
  title: 'The table for Power BI',
  logged: 'brought the table for dashboards up to date',
  onBeat: async (services) => {
    const report = await runPowerBi(services, { dry: false });
    return report.measures > 0 ? report : undefined;
  },
  onCommand: async (services, dry, onProgress) => {
    const report = await runPowerBi(services, { dry, onProgress });
    return { report, sentence: sentence(report, dry) };
  },
};

function sentence({ measures, everything, written, removed, unchanged }: PowerBiReport, dry: boolean): string {
  const which = everything ? `all ${measures} measures` : `${measures} measures that changed`;
  const rows = `${written} rows ${dry ? 'would be looked at' : 'written'}, ${removed} removed, ${unchanged} as they were`;
  return `power-bi: ${which}: ${rows}`;
}
