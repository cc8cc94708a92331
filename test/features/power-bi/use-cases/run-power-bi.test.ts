import { openTable, odata } from '../../../../src/storage/engine/table.ts';
import type { Services } from '../../../../src/core/services.ts';
import { runPowerBi } from '../../../../src/features/power-bi/use-cases/run-power-bi.ts';
import { releaseReadings } from '../../../../src/features/release/use-cases/release-readings.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import { testStorage, testStore } from '../../../support/azurite.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';
import { aFramework } from '../../../support/frameworks.ts';
import { servicesOver } from '../../../support/services.ts';

/** A register of so many measures, each with an unreleased and a released reading. */
async function aRegister(count: number) {
  const { store, clock, counted, table } = await testStore();
  const services = servicesOver({ store, clock });
  const measures = Array.from({ length: count }, (_item, index) => ({
    code: `M-${index}`,
    change: {
      measure: aMeasure({ code: `M-${index}`, countsPeople: false }),
      readings: [aReading('2026-03-31', '12'), aReading('2026-09-30', '15', { released: false })],
    },
  }));
  await store.register.write({ framework: aFramework(), groups: [], people: [], measures }, () => undefined);
  const rows = async () => {
    const open = await openTable({ kind: 'connectionString', value: await testStorage() }, `${table}powerbi`);
    return Array.fromAsync(open.list(odata`PartitionKey ge ${''}`));
  };
  return { services, clock, counted, rows };
}
const run = (services: Services) => runPowerBi(services, { dry: false });
const release = (services: Services, code: string) =>
  releaseReadings(services, 'person-performance' as PersonKey, [{ code, period: '2026-09-30' }]);

it('fills a table of its own, one row a released reading with keys that stay, and writes nothing the second time', async () => {
  const { services, rows } = await aRegister(3);
  expect(await runPowerBi(services, { dry: true })).toMatchObject({ measures: 3, everything: true });
  expect(await run(services)).toMatchObject({ measures: 3, everything: true, written: 3, removed: 0 });
  const first = await rows();
  expect(first.map(({ partition, row }) => `${partition} ${row}`)).toEqual(
    [0, 1, 2].map((index) => `M-${index} 2026-03-31|2026-03-31`),
  );
  expect(first[0]?.columns).toMatchObject({ code: 'M-0', value: 12, hidden: false, isLatest: true });
  expect(await run(services)).toMatchObject({ measures: 0, written: 0, everything: false });
  expect(await rows()).toEqual(first);
});

it('looks only at what changed since, however large the register is', async () => {
  const counts: number[] = [];
  for (const size of [3, 130]) {
    const { services, clock, counted, rows } = await aRegister(size);
    await run(services);
    clock.set('2026-11-25T03:10:00Z');
    counted.length = 0;
    await run(services);
    const idle = counted.length;
    await release(services, 'M-1');
    counted.length = 0;
    expect(await run(services)).toMatchObject({ measures: 1, written: 2, unchanged: 0, everything: false });
    counts.push(idle, counted.length);
    expect((await rows()).filter(({ partition }) => partition === 'M-1')).toHaveLength(2);
  }
  expect(counts.slice(2)).toEqual(counts.slice(0, 2));
  expect(counts).toEqual([4, 9, 4, 9]);
});

it('is not woken by an answer that is not released, nor by a new owner', async () => {
  const { services } = await aRegister(1);
  await run(services);
  const file = (await services.store.measures.open('M-0'))!;
  const owner = 'person-new' as PersonKey;
  const readings = [aReading('2026-09-30', '16', { released: false, revision: 2 })];
  await services.store.measures.save(file, { readings, measure: { ...file.measure, owner } });
  expect(await run(services)).toMatchObject({ measures: 0 });
});

it('takes a row out again where its reading is taken back', async () => {
  const { services, rows } = await aRegister(1);
  await run(services);
  const file = (await services.store.measures.open('M-0'))!;
  const readings = [aReading('2026-03-31', '12', { released: false, revision: 2 })];
  await services.store.measures.save(file, { readings });
  expect(await run(services)).toMatchObject({ measures: 1, removed: 1 });
  expect(await rows()).toEqual([]);
});

it('looks again at what changes while it runs', async () => {
  const { services } = await aRegister(1);
  await run(services);
  await release(services, 'M-0');
  let changed: Promise<unknown> = Promise.resolve();
  const onProgress = () => (changed = services.store.wakes.set('powerBi', 'M-0', '2026-11-24' as never));
  await runPowerBi(services, { dry: false, onProgress });
  await changed;
  expect(await run(services)).toMatchObject({ measures: 1, written: 0, unchanged: 2 });
});
