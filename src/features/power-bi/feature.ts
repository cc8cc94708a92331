import { powerBi as refreshTable } from '../../../jobs/power-bi.ts';
import { feature } from '../../feature.ts';

/** The table that Power BI dashboards read. */
export const powerBi = feature('power-bi', { jobs: [refreshTable] });
