import type { LiveMeasure } from '../../../../src/core/measures/measure.ts';
import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import type { MeasureChange } from '../../../../src/features/readings/store.ts';
import { RightsMayHaveChanged } from '../../../../src/core/save-with-retry.ts';
import { readToday } from '../../../../src/core/services.ts';
import { answerInSilence } from '../../../../src/features/readings/use-cases/answer-reading.ts';
import { day } from '../../../../src/core/calendar/day.ts';
import { openStore } from '../../../../src/storage/store.ts';
import { aDueReading, aMeasure, deputy, owner } from '../../../support/examples.ts';
import { aFramework } from '../../../support/frameworks.ts';
import { actionOf, countsTowardsDailyLimit, servicesOver } from '../../../support/services.ts';
import { aPerson } from '../../../storage/samples.ts';
import { MemoryRows, tableOver } from '../../../weather/memory-table.ts';

const clock = { now: () => new Date('2026-11-25T10:00:00Z') };
const submitted = {
  ...{ value: '490', soWhat: 'Two homes closed this summer, so more children came into care.', nextSteps: '' },
  ...{ provisional: false, token: '1', how: 'typed' as const },
};

it.each<[string, (measure: LiveMeasure, due: DueReading) => MeasureChange]>([
  ['locked', (_measure, due) => ({ due: [{ ...due, lockedOn: day('2026-11-25') }] })],
  ['handed over', (measure) => ({ measure: { ...measure, owner: deputy } })],
])('does not store an answer to what was %s a moment before it is stored', async (_what, quicker) => {
  const rows = tableOver(new MemoryRows(), (_kind, effect) => Promise.resolve().then(effect));
  const connection = { kind: 'given', open: () => Promise.resolve(rows) } as const;
  const store = await openStore({ connection, tablePrefix: 'pmif', clock, countsTowardsDailyLimit });
  const measure = aMeasure();
  const due = aDueReading();
  const people = [owner, deputy].map((key) => aPerson({ key, email: `${key}@example.gov.uk`, roles: [] }));
  const measures = [{ code: measure.code, change: { measure, due: [due] } }];
  await store.register.write({ framework: aFramework(), people, measures }, () => undefined);
  const file = (await store.measures.open(measure.code))!;
  let first = true;
  const save: typeof store.measures.save = async (opened, change) => {
    if (first) await store.measures.save(file, quicker(measure, due));
    first = false;
    return store.measures.save(opened, change);
  };
  const services = servicesOver({ store: { ...store, measures: { ...store.measures, save } }, clock });
  const person = (await store.people.byKey(owner))!;
  const action = actionOf({ services, context: await readToday(services), person });
  const answer = answerInSilence(action, { file, due: file.due[0]! }, submitted);
  await expect(answer).rejects.toThrow(RightsMayHaveChanged);
  expect((await store.measures.open(measure.code))?.readings).toEqual([]);
});
