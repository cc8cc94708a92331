import { findAndRelease, releaseReadings } from '../../../../src/features/release/use-cases/release-readings.ts';
import type { Services } from '../../../../src/core/services.ts';
import { exportRows } from '../../../../src/features/register/use-cases/export.ts';
import type { LiveMeasure, PersonKey } from '../../../../src/core/measures/measure.ts';
import type { Reading } from '../../../../src/core/readings/reading.ts';
import { testStore } from '../../../support/azurite.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';
import { aCommittee, aFramework } from '../../../support/frameworks.ts';
import { servicesOver } from '../../../support/services.ts';

const lead = 'person-lead' as PersonKey;
const H1 = 'FY2026/27-H1';

/** A store with these measures, each with the readings given. */
async function aStore(measures: readonly [measure: Partial<LiveMeasure>, readings: readonly Reading[]][]) {
  const { store, clock, counted } = await testStore();
  await store.frameworks.save(aFramework([aCommittee('families', []), aCommittee('chw', [])]), []);
  const { owner: _owner, deputy: _deputy, ...nobodys } = aMeasure();
  await store.register.write(
    {
      people: [],
      measures: measures.map(([change, readings]) => {
        const measure: LiveMeasure = { ...nobodys, ...change };
        return { code: measure.code, change: { measure, readings } };
      }),
    },
    () => undefined,
  );
  const services = servicesOver({ store, clock });
  return { ...services, counted };
}
const given = (period: string, value: string, change: Partial<Reading> = {}) =>
  aReading(period, value, { by: lead, released: false, soWhat: 'It fell.', ...change });
const stored = async (services: Services, code: string) => (await services.store.measures.open(code))?.readings ?? [];

it('releases a committee’s round: what ends in the period, of its remit, and nothing else', async () => {
  const services = await aStore([
    [{ code: 'A' }, [given('2026-09-30', '489'), given('2026-03-31', '502')]],
    [{ code: 'B' }, [aReading('2026-09-30', '12')]],
    [{ code: 'C', committees: ['chw'] }, [given('2026-09-30', '50')]],
    [{ code: 'D', suppressBelow: 100 }, [given('2026-09-30', '67', { soWhat: 'Still sixty-seven.' })]],
  ]);
  const which = { of: 'committee', committee: 'Families', period: H1 } as const;
  const dry = await findAndRelease(services, lead, which, true);
  expect((await stored(services, 'A')).map(({ released }) => released)).toEqual([false, false]);
  const run = await findAndRelease(services, lead, which, false);
  expect(run).toEqual(dry);
  if (run.kind !== 'done') throw new Error(run.problem);
  expect(run.released.map(({ code, outcome }) => [code, outcome.kind]).sort()).toEqual([
    ['A', 'release'],
    ['B', 'already'],
    ['D', 'blocked'],
  ]);
  expect((await stored(services, 'A')).map(({ period, released }) => [period.text, released])).toEqual([
    ['2026-03-31', false],
    ['2026-09-30', true],
  ]);
  expect((await stored(services, 'C'))[0]?.released).toBe(false);
});

it('says in the history who released what, and twice is once', async () => {
  const services = await aStore([[{ code: 'A' }, [given('2026-09-30', '489'), given('2026-03-31', '502')]]]);
  const names = ['2026-09-30', '2026-03-31'].map((period) => ({ code: 'A', period }));
  await releaseReadings(services, lead, names);
  expect((await releaseReadings(services, lead, names)).map(({ outcome }) => outcome.kind)).toEqual([
    'already',
    'already',
  ]);
  const acts = (await exportRows(services, 'audit')).filter(({ what }) => what === 'released');
  expect(acts).toHaveLength(2);
  expect(acts[0]).toMatchObject({ by: lead, on: 'measure A' });
  expect(await exportRows(services, 'readings', { reader: 'public', hidden: () => 'hidden' })).toHaveLength(2);
});

it('reads a committee’s own measures, however large the register is', async () => {
  const counts: number[] = [];
  for (const others of [3, 60]) {
    const services = await aStore([
      [{ code: 'A' }, [given('2026-09-30', '489')]],
      ...Array.from({ length: others }, (_, index): [Partial<LiveMeasure>, Reading[]] => [
        { code: `X-${index}`, committees: ['chw'] },
        [given('2026-09-30', '5')],
      ]),
    ]);
    await services.store.frameworks.current();
    services.counted.length = 0;
    await findAndRelease(services, lead, { of: 'committee', committee: 'families', period: H1 }, true);
    counts.push(services.counted.length);
  }
  expect(counts).toEqual([2, 2]);
});

it.each([
  [{ of: 'measures', codes: ['NO-SUCH'], period: H1 }, /no measure NO-SUCH/],
  [{ of: 'committee', committee: 'cabinet', period: H1 }, /no committee cabinet/],
  [{ of: 'objective', objective: 'PO9', period: H1 }, /No measure belongs/],
  [{ of: 'all', period: 'last year' }, /period/],
] as const)('refuses %j', async (which, problem) => {
  const services = await aStore([[{ code: 'A' }, []]]);
  const run = await findAndRelease(services, lead, which, false);
  expect(run.kind === 'refused' && run.problem).toMatch(problem);
});
