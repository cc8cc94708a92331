import type { PersonFile } from '../../../src/messaging/people.ts';
import { day } from '../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../src/core/measures/measure.ts';
import { testStore, type TestStore } from '../../support/azurite.ts';
import { aMeasure, aMessage, aPerson, DEPUTY, OWNER } from '../samples.ts';

const ENTRA = '8D1C3F3A-0000-4000-8000-00000000ABCD';
const conversation = {
  conversationId: 'a:1/2#3',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  tenantId: 't',
  botId: '28:bot',
  userId: '29:user',
  reachable: true,
  why: '',
};

async function withOwner(): Promise<TestStore> {
  const test = await testStore();
  await test.store.register.write({ people: [aPerson()], measures: [] }, () => {});
  test.counted.length = 0;
  return test;
}

describe('a person in the store', () => {
  it('is found by address and by alias, in any case', async () => {
    const { store } = await withOwner();
    for (const address of ['owner@EXAMPLE.gov.uk', ' O.wner@example.gov.uk']) {
      expect((await store.people.byEmail(address))?.profile).toEqual(aPerson());
    }
    expect(await store.people.byEmail("x' or PartitionKey ne 'zzz")).toBeUndefined();
  });

  it('keeps conversation, list and introduction', async () => {
    const { store } = await withOwner();
    const list = { at: '2026-11-24T10:00:00.000Z', items: [{ code: 'BSC-1', period: 'FY2025/26' }] };
    await store.people.keepConversation(OWNER, conversation);
    await store.people.keepList(OWNER, list);
    expect((await store.people.byKey(OWNER))?.introduced).toBe(false);
    await store.people.markIntroduced(OWNER, '2026-11-24T10:00:00.000Z');
    expect(await store.people.byKey(OWNER)).toMatchObject({ conversation, list, introduced: true });
    const everybody: PersonFile[] = [];
    for await (const file of store.people.all()) everybody.push(file);
    expect(everybody).toEqual([await store.people.byKey(OWNER)]);
  });

  it('is tied to an Entra id once, whatever its case, and to a new one instead of the old', async () => {
    const { store } = await withOwner();
    expect(await store.people.byEntraId(ENTRA)).toBeUndefined();
    await store.people.tie(OWNER, ENTRA);
    expect((await store.people.byEntraId(ENTRA.toLowerCase()))?.profile.key).toBe(OWNER);
    await store.people.tie(OWNER, 'another-id');
    expect(await store.people.byEntraId(ENTRA)).toBeUndefined();
    expect((await store.people.byEntraId('another-id'))?.profile.key).toBe(OWNER);
    // A register without Entra ids does not undo what was learnt.
    await store.register.write({ people: [aPerson({ name: 'Head of service' })], measures: [] }, () => {});
    expect((await store.people.byEntraId('another-id'))?.profile.name).toBe('Head of service');
  });

  it('costs two transactions to find by Entra id, one the second time, and one where there is nobody', async () => {
    const { store, table, counted } = await withOwner();
    await store.people.tie(OWNER, ENTRA);
    const other = await testStore({ table });
    await other.store.people.byEntraId(ENTRA);
    expect(other.counted).toHaveLength(2);
    other.counted.length = 0;
    await other.store.people.byEntraId(ENTRA);
    expect(other.counted).toHaveLength(1);
    counted.length = 0;
    await store.people.byEntraId('nobody');
    expect(counted).toHaveLength(1);
  });

  it('who gave an alias to a colleague is no longer found by it', async () => {
    const { store } = await withOwner();
    const colleague = aPerson({ key: DEPUTY, email: 'deputy@example.gov.uk', aliases: aPerson().aliases });
    await store.register.write({ people: [aPerson({ aliases: [] }), colleague], measures: [] }, () => {});
    expect((await store.people.byEmail('o.wner@example.gov.uk'))?.profile.key).toBe(DEPUTY);
    expect((await store.people.byEmail('owner@example.gov.uk'))?.profile.key).toBe(OWNER);
  });

  it('brings the days and messages of the last 200 days, and no older ones', async () => {
    const { store } = await withOwner();
    for (const date of ['2026-03-03', '2026-06-02', '2026-11-24']) {
      await store.outbox.put([aMessage({ key: `ask|${date}`, notBefore: `${date}T10:00:00Z` })]);
    }
    const file = await store.people.byKey(OWNER);
    expect(file?.heardOn).toEqual(['2026-06-02', '2026-11-24']);
    expect(file?.messages.map((message) => message.key)).toEqual(['ask|2026-06-02', 'ask|2026-11-24']);
  });
});

describe('the register', () => {
  it('is empty until it was written to the end', async () => {
    const { store } = await testStore();
    expect(await store.register.isEmpty()).toBe(true);
    const measures = [{ code: 'BSC-1', change: { measure: aMeasure() }, wakeOn: day('2026-11-24') }];
    const broken = [...measures, { code: 'BSC-2', change: { measure: aMeasure({ code: 'C'.repeat(600) }) } }];
    await expect(store.register.write({ people: [aPerson()], measures: broken }, () => {})).rejects.toThrow(
      /shorter code/,
    );
    expect(await store.register.isEmpty()).toBe(true);

    const steps: string[] = [];
    await store.register.write({ people: [aPerson()], measures }, (done, of) => steps.push(`${done}/${of}`));
    expect(steps).toEqual(['1/2', '2/2']);
    expect(await store.register.isEmpty()).toBe(false);
    expect(await store.wakes.due('ask', day('2026-11-24'))).toEqual([{ id: 'BSC-1', on: '2026-11-24' }]);
  });

  it('hands duties over with the measures, for few and for many', async () => {
    const { store } = await testStore();
    const codes = Array.from({ length: 30 }, (_, n) => `M-${n}`);
    const owned = (owner: PersonKey, of: readonly string[]) =>
      of.map((code) => ({ code, change: { measure: aMeasure({ code, owner, manager: DEPUTY }) } }));
    const people = [aPerson(), aPerson({ key: DEPUTY, email: 'd@example.gov.uk', aliases: [] })];
    const duties = async (key: PersonKey) => (await store.people.byKey(key))?.duties.map((duty) => duty.as) ?? [];

    await store.register.write({ people, measures: owned(OWNER, codes) }, () => {});
    expect(await duties(OWNER)).toHaveLength(30);
    await store.register.write({ people: [], measures: owned(DEPUTY, codes.slice(0, 25)) }, () => {});
    expect(await duties(OWNER)).toHaveLength(5);
    await store.register.write({ people: [], measures: owned(DEPUTY, codes.slice(25)) }, () => {});
    expect(await duties(OWNER)).toEqual([]);
    expect((await duties(DEPUTY)).filter((as) => as === 'owner')).toHaveLength(30);
  });
});
