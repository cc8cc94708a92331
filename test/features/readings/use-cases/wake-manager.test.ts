import { managersMeant, wakeOfManager } from '../../../../src/features/readings/use-cases/open-due.ts';
import { runManagerDigest } from '../../../../src/features/managers/use-cases/run-manager-digest.ts';
import type { TodayContext } from '../../../../src/core/services.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import { day } from '../../../../src/core/calendar/day.ts';
import { aPerson } from '../../../storage/samples.ts';
import { testStore } from '../../../support/azurite.ts';
import { aFramework } from '../../../support/frameworks.ts';
import { aDueReading, aMeasure } from '../../../support/examples.ts';
import { servicesOver } from '../../../support/services.ts';

const [boss, owner] = ['k-boss', 'k-owner'] as [PersonKey, PersonKey];
const context = { today: day('2026-11-24'), framework: aFramework() } as TodayContext;
const file = (measure: ReturnType<typeof aMeasure>) => ({
  measure,
  ...{ due: [], drafts: [], readings: [], chain: { head: '', version: '' } },
});

describe('whoever manages a measure looks at it on the next Tuesday', () => {
  it('is the manager whom the measure names', async () => {
    const [wake] = wakeOfManager(file(aMeasure({ owner, manager: boss })), context);
    expect(wake).toEqual({ job: 'managerDigest', id: boss, on: '2026-12-01' });
    expect(await managersMeant([boss, boss], () => Promise.resolve(undefined))).toEqual([boss]);
  });

  it('is the owner’s own manager where the measure names none, and hears of what is late', async () => {
    const { store, clock } = await testStore();
    const measure = aMeasure({ code: 'M-1', owner, frequency: 'survey' });
    const people = [
      aPerson({ key: owner, email: 'owner@example.gov.uk', aliases: [], entraId: '', manager: boss }),
      aPerson({ key: boss, email: 'boss@example.gov.uk', aliases: [], entraId: 'e-boss' }),
    ];
    const due = aDueReading({ dueOn: day('2026-11-10') });
    const measures = [{ code: 'M-1', change: { measure, due: [due] } }];
    await store.register.write({ framework: aFramework(), people, measures }, () => undefined);
    await store.wakes.setAll(wakeOfManager(file(measure), context));

    clock.set('2026-12-01T09:00:00Z');
    const services = servicesOver({ store, clock, installLink: '' });
    const report = await runManagerDigest(services, { dry: true, confirm: false });
    expect(report.messages.map(({ to }) => to)).toEqual([boss]);
  });
});
