import type { PersonKey } from '../../../src/core/measures/measure.ts';
import { readToday } from '../../../src/core/services.ts';
import { putOff } from '../../../src/features/readings/use-cases/not-ready-not-mine.ts';
import type { Conversation } from '../../../src/messaging/people.ts';
import { performanceTeam } from '../../../src/messaging/use-cases/read-people.ts';
import { aDueReading, aMeasure } from '../../support/examples.ts';
import { testStore } from '../../support/azurite.ts';
import { aFramework } from '../../support/frameworks.ts';
import { actionOf, servicesOver } from '../../support/services.ts';
import { aPerson } from '../../storage/samples.ts';

const [lead, gone, unmet, owner] = ['k-lead', 'k-gone', 'k-unmet', 'k-owner'] as [
  PersonKey,
  PersonKey,
  PersonKey,
  PersonKey,
];
const chat: Conversation = {
  conversationId: 'c',
  serviceUrl: 'https://x',
  tenantId: 't',
  botId: 'b',
  userId: 'u',
  reachable: true,
  why: '',
};

async function services() {
  const { store, clock } = await testStore();
  clock.set('2026-11-24T10:00:00Z');
  const person = (key: PersonKey, roles: ('performance' | 'councillor')[]) =>
    aPerson({ key, email: `${key}@example.gov.uk`, aliases: [], entraId: '', roles });
  const people = [...[lead, gone, unmet].map((key) => person(key, ['performance'])), person(owner, [])];
  const due = aDueReading({ state: 'open' });
  const measures = [{ code: 'M-1', change: { measure: aMeasure({ code: 'M-1', owner }), due: [due] } }];
  await store.register.write({ framework: aFramework(), people, measures }, () => undefined);
  for (const key of [lead, owner]) await store.people.keepConversation(key, chat);
  await store.people.keepConversation(gone, { ...chat, reachable: false, why: 'uninstalled' });
  return servicesOver({ store, clock });
}

describe('the performance team', () => {
  it('is told where the bot can reach them, and nobody else is', async () => {
    const { store } = await services();
    expect((await performanceTeam(store.people)).map(({ profile }) => profile.key)).toEqual([lead]);
  });

  it('hears of a figure that is put off again, but for those who cannot be reached', async () => {
    const made = await services();
    const { store } = made;
    const context = await readToday(made);
    const person = await store.people.byKey(owner);
    for (const [token, expectedOn] of [
      ['1', '2026-12-01'],
      ['2', '2026-12-08'],
    ] as const) {
      const file = await store.measures.open('M-1');
      const [due] = file?.due ?? [];
      if (file === undefined || due === undefined || person === undefined) throw new Error('the register has them');
      const said = { reason: 'notPublished', expectedOn, note: '', token };
      await putOff(actionOf({ services: made, context, person }), { file, due }, said);
    }
    const told = (await store.outbox.ready(new Date('2026-12-24T10:00:00Z'), 20)).map(({ indexRow }) => indexRow);
    expect(told.filter((hint) => hint.includes('extension'))).toHaveLength(1);
  });
});
