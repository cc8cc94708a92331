import { analyse } from '../../src/features/analysis/rules/analyse.ts';
import { day } from '../../src/core/calendar/day.ts';
import type { View } from '../../src/core/view.ts';
import { aMeasure, aReading } from './examples.ts';

const measure = aMeasure({ definition: 'Children and young people looked after by Gateshead Council on the day.' });
const history = (['2018-01-31', '2021-11-30', '2022-03-31', '2026-03-31'] as const).map((period, index) =>
  aReading(period, ['388', '445', '485', '502'][index] ?? '', {
    soWhat: 'Up on a year earlier; linked to national demand growth.',
  }),
);
const reading = history.at(-1) ?? aReading('2026-03-31', '502');
const { trend } = analyse(measure, history);

/** A released measure in a chat. */
export const SEARCH_EXAMPLES: Readonly<Record<string, View>> = {
  'measure-card': {
    kind: 'measureCard',
    organisation: 'Gateshead Council',
    measure,
    reading,
    history,
    ...(trend && { trend }),
    today: day('2026-11-24'),
  },
};
