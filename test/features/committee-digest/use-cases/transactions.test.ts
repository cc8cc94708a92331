import { committeeDigestView } from '../../../../src/features/committee-digest/use-cases/digest-view.ts';
import { findDigest } from '../../../../src/features/committee-digest/use-cases/find-digest.ts';
import { releaseDigest } from '../../../../src/features/committee-digest/use-cases/release-digest.ts';
import { runCommitteeDigest } from '../../../../src/features/committee-digest/use-cases/run-committee-digest.ts';
import { readToday } from '../../../../src/core/services.ts';
import { day } from '../../../../src/core/calendar/day.ts';
import { partLinks } from '../../../../src/core/measures/parts-of-totals.ts';
import type { LiveMeasure } from '../../../../src/core/measures/measure.ts';
import type { Person } from '../../../../src/core/measures/people.ts';
import { testStore } from '../../../support/azurite.ts';
import { aMeasure, aReading, owner } from '../../../support/examples.ts';
import { aCommittee, aFramework } from '../../../support/frameworks.ts';
import { actionOf, servicesOver } from '../../../support/services.ts';

const OF_THE_COMMITTEE = 10;

const officer: Person = {
  ...{ key: owner, email: 'officer@example.gov.uk', aliases: [], entraId: '0', name: 'Officer', service: '' },
  ...{ workDays: [], roles: ['committee-officer'] },
};

/** A register of so many measures, ten of them the families' committee's, each with an unreleased figure of its period. */
async function aRegister(measures: number, apart = 0) {
  const { store, clock, counted } = await testStore();
  const families = {
    ...aCommittee('families', [['2026-12-10', '2026-11-30', 'FY2026/27-H1']]),
    officers: [officer.email],
  };
  const { owner: _owner, deputy: _deputy, ...nobodys } = aMeasure({ countsPeople: false });
  const all = Array.from({ length: measures }, (_item, index): LiveMeasure => {
    const committees = [index < OF_THE_COMMITTEE ? 'families' : 'other'];
    const isPart = index >= OF_THE_COMMITTEE && index < OF_THE_COMMITTEE + apart;
    return {
      ...{ ...nobodys, code: `M-${index}`, committees, liveSince: day('2026-11-24') },
      ...(isPart && { partOf: 'M-0' }),
    };
  });
  const parts = partLinks(all);
  await store.register.write(
    {
      framework: { ...aFramework([families, aCommittee('other', [])]), ...(apart > 0 && { parts }) },
      groups: [],
      people: [officer],
      measures: all.map((measure) => ({
        code: measure.code,
        change: { measure, readings: [aReading('2026-09-30', '12', { released: false, soWhat: 'It is so.' })] },
      })),
    },
    () => undefined,
  );
  const services = servicesOver({ store, clock });
  await readToday(services);
  return { services, counted };
}

/** What the run, the card and the release of one committee's digest cost in storage transactions. */
async function costs(measures: number, apart = 0): Promise<Record<'run' | 'card' | 'release', number>> {
  const { services, counted } = await aRegister(measures, apart);
  const counting = async (act: () => Promise<unknown>) => {
    counted.length = 0;
    await act();
    return counted.length;
  };
  const run = await counting(async () => {
    expect(await runCommitteeDigest(services, { dry: false, confirm: false })).toMatchObject({ queued: 1 });
  });
  const context = await readToday(services);
  const person = await services.store.people.byEmail(officer.email);
  if (person === undefined) throw new Error('no officer');
  const action = actionOf({ services, context, person });
  const at = await findDigest(action, { committee: 'families' });
  if ('view' in at) throw new Error('no digest');
  const card = await counting(() => committeeDigestView(services, context, at, { reader: 'officer', page: 1 }));
  const released = await counting(async () => {
    expect(await releaseDigest(action, at, 1)).toMatchObject({ done: { what: 'released', figures: OF_THE_COMMITTEE } });
  });
  return { run, card, release: released };
}

it('a digest costs what its committee’s measures cost, in a register of a hundred as in one of a thousand', async () => {
  const [small, large] = [await costs(100), await costs(1_000)];
  expect(large).toEqual(small);
  expect(small.card).toBeLessThanOrEqual(OF_THE_COMMITTEE + 6);
  expect(small.release).toBeLessThanOrEqual(OF_THE_COMMITTEE * 6 + 20);
});

it('reads the parts of its totals that other committees have, and no more of the register', async () => {
  const [without, small, large] = [await costs(100), await costs(100, 5), await costs(1_000, 5)];
  expect(large).toEqual(small);
  expect(small.run).toBe(without.run);
  expect(small.card).toBeGreaterThan(without.card);
  expect(small.card).toBeLessThanOrEqual(without.card + 5);
  expect(small.release).toBeLessThanOrEqual(without.release + 15);
});
