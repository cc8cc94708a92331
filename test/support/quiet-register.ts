import type { PersonKey } from '../../src/core/measures/measure.ts';
import type { Store } from '../../src/core/store.ts';
import { aMeasure, aReading, on } from './examples.ts';
import { aFramework } from './frameworks.ts';

/** A register of so many monthly measures in which all is answered: the next figure opens on 1 December 2026. */
export async function writeQuietRegister(store: Store, count: number): Promise<void> {
  const measures = Array.from({ length: count }, (_item, index) => {
    const code = `M-${String(index).padStart(5, '0')}`;
    const measure = aMeasure({
      code,
      frequency: 'monthly',
      liveSince: on('2026-04-01'),
      owner: `k-owner-${Math.floor(index / 5)}` as PersonKey,
    });
    return { code, change: { measure, readings: [aReading('2026-10', '12')] }, wakeOn: on('2026-12-01') };
  });
  await store.register.write({ framework: aFramework(), people: [], measures }, () => undefined);
}
