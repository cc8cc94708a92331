import type { MeasureChange } from '../features/readings/store.ts';
import type { MeasureFile } from '../core/readings/measure-file.ts';
import type { LiveMeasure } from '../core/measures/measure.ts';
import type { Reading } from '../core/readings/reading.ts';
import { asReleased } from '../core/readings/published.ts';

/** Whether a change is visible outside: of a released reading, or of the measure itself, except who answers for it. */
export function showsOutside(file: MeasureFile, { measure, readings = [], takeOut }: MeasureChange): boolean {
  if (file.chain.version === '' || takeOut) return true;
  if (measure !== undefined && described(measure) !== described(file.measure)) return true;
  return readings.some((reading) => {
    const before = file.readings.find(({ period }) => period.text === reading.period.text);
    return outside(before) !== outside(reading);
  });
}

const outside = (reading: Reading | undefined) => JSON.stringify(reading && asReleased(reading));

function described({ owner: _owner, deputy: _deputy, manager: _manager, liveSince: _since, ...rest }: LiveMeasure) {
  return JSON.stringify(rest);
}
