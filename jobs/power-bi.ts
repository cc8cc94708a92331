import { runPowerBi } from '../src/features/power-bi/use-cases/run-power-bi.ts';
import type { BeatServices } from './beat-needs.ts';

/**
 * Every half hour between three and seven in the morning: brings the table that dashboards read up to date. Only the
 * first beat of a night finds anything to do; the others cost two storage transactions.
 */
export const powerBi = {
  name: 'power-bi',
  schedule: '10,40 3-6 * * *',
  run: async ({ services, log }: BeatServices) => {
    const report = await runPowerBi(services, { dry: false });
    if (report.measures > 0) log.info(report, 'brought the table for dashboards up to date');
  },
};
