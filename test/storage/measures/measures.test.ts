import { hashOf } from '../../../src/storage/records/chain.ts';
import type { Revision } from '../../../src/core/readings/reading.ts';
import { testStore } from '../../support/azurite.ts';
import { aDraft, aDue, aMeasure, aMessage, aReading, DEPUTY, monthAgo, newFile, opened, OWNER } from '../samples.ts';

describe('a measure in the store', () => {
  it('comes back exactly as it was stored, with what was typed and its words', async () => {
    const { store } = await testStore();
    const measure = aMeasure({ title: 'Children’s "plans" 🙂 \u202eabc', lagDays: 20 });
    const reading = aReading({ typed: '1,234.50', value: '1234.50', soWhat: "**bold** ${1+1} <at>O'Brien</at>" });
    const due = aDue({
      state: 'notReady',
      meeting: { committee: 'FAM', date: monthAgo(-3).end },
      questions: [{ about: 'value', kind: 'surprising', last: '12.4', now: '124' }],
      notReady: { reason: 'notPublished', expectedOn: monthAgo(-2).end, note: 'DfE', times: 1, by: OWNER },
    });
    const drafts = [aDraft({ by: DEPUTY }), aDraft()];
    const change = { measure, readings: [reading], due: [due], drafts };
    expect(await store.measures.save(newFile(measure), change)).toBe('saved');

    const file = await opened(store);
    expect(file).toMatchObject({ measure, readings: [reading], due: [due], drafts });
    expect(file.chain.head).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is found by its code in any case, and keeps the case it was given', async () => {
    const { store } = await testStore();
    await store.measures.save(newFile(aMeasure({ code: 'Pre-7' })), { measure: aMeasure({ code: 'Pre-7' }) });
    expect((await opened(store, 'PRE-7')).measure.code).toBe('Pre-7');
    expect(await store.measures.open('PRE-8')).toBeUndefined();
  });

  it.each(["x' or PartitionKey ne 'zzz", 'a/b\\c#d?e%2f+f|g~h', 'tab\tend\u0085', '', '‘é’ 🙂', "O'Brien"])(
    'with the code %j is itself and no other',
    async (code) => {
      const { store } = await testStore();
      await store.measures.save(newFile(aMeasure()), { measure: aMeasure(), readings: [aReading()] });
      expect(await store.measures.open(code)).toBeUndefined();
      const measure = aMeasure({ code });
      await store.measures.save(newFile(measure), { measure, readings: [aReading()], drafts: [aDraft()] });
      const file = await opened(store, code);
      expect(file.measure.code).toBe(code);
      expect(await store.measures.save(file, { due: [aDue()], dropDrafts: [aDraft()] })).toBe('saved');
      expect(await opened(store, code)).toMatchObject({ drafts: [], due: [aDue()] });
    },
  );

  it('lets one of twenty who answer at once through, and tells the others', async () => {
    const { store } = await testStore();
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure(), due: [aDue()] });
    const file = await opened(store);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.measures.save(file, {
          readings: [aReading({ value: String(n) })],
          messages: [aMessage({ key: `h|${n}` })],
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19);
    const after = await opened(store);
    expect(after.readings).toHaveLength(1);
    expect(await store.measures.revisions('BSC-1')).toHaveLength(1);
    const messages = [];
    for await (const message of store.outbox.all()) messages.push(message.key);
    expect(messages).toEqual([`h|${after.readings[0]?.value}`]);
  });

  it('lets one of two who create it at once through', async () => {
    const { store } = await testStore();
    const save = () => store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    expect((await Promise.all([save(), save()])).sort()).toEqual(['conflict', 'saved']);
  });

  it('stores nothing of a change of which one part cannot be stored', async () => {
    const { store } = await testStore();
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    const change = { readings: [aReading()], due: [aDue()], drafts: [aDraft({ soWhat: 'x'.repeat(600_000) })] };
    await expect(store.measures.save(await opened(store), change)).rejects.toThrow(/soWhat/);
    const numbered = { readings: [aReading()] };
    await store.measures.save(await opened(store), numbered);
    // The same revision number again: refused as a whole, so that no revision is ever written over.
    await expect(store.measures.save(await opened(store), { ...numbered, due: [aDue()] })).rejects.toThrow(/already/);
    expect(await opened(store)).toMatchObject({ due: [], drafts: [], readings: [aReading()] });
  });

  it('keeps every revision, chained by hash in the order made', async () => {
    const { store } = await testStore();
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    const made = [
      aReading({ period: monthAgo(0), value: '3' }),
      aReading({ period: monthAgo(5), value: '1' }),
      aReading({ period: monthAgo(0), value: '4', revision: 2, status: 'revised' }),
    ];
    for (const reading of made) await store.measures.save(await opened(store), { readings: [reading] });
    const revisions = await store.measures.revisions('BSC-1');
    expect(revisions.map((revision) => revision.value)).toEqual(['3', '1', '4']);
    for (const [n, revision] of revisions.entries()) {
      expect(revision.previousHash).toBe(revisions[n - 1]?.hash ?? '');
      expect(revision.hash).toBe(hashOf(bare(revision), revision.previousHash));
    }
    expect((await opened(store)).chain.head).toBe(revisions.at(-1)?.hash);
  });

  it('says a message of one key once, and stores the rest of the act', async () => {
    const { store } = await testStore();
    await store.measures.save(newFile(aMeasure()), {
      measure: aMeasure(),
      messages: [aMessage({ key: 'handover|1' })],
    });
    const again = {
      due: [aDue()],
      messages: [aMessage({ key: 'handover|1', run: 'r2' }), aMessage({ key: 'handover|2' })],
    };
    expect(await store.measures.save(await opened(store), again)).toBe('saved');
    const messages = [];
    for await (const message of store.outbox.all()) messages.push(`${message.key} ${message.run}`);
    expect(messages).toEqual(['handover|1 r1', 'handover|2 r1']);
    expect((await opened(store)).due).toHaveLength(1);
  });

  it('moves the duties when it changes hands', async () => {
    const { store } = await testStore();
    const people = [{ key: OWNER }, { key: DEPUTY }].map(({ key }) => ({
      ...person,
      key,
      email: `${key}@example.gov.uk`,
    }));
    await store.register.write({ people, measures: [] }, () => {});
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    await store.measures.save(await opened(store), { measure: aMeasure({ owner: DEPUTY }) });
    expect((await store.people.byKey(OWNER))?.duties).toEqual([]);
    expect((await store.people.byKey(DEPUTY))?.duties).toEqual([{ as: 'owner', code: 'BSC-1' }]);
  });
});

describe('what a measure costs', () => {
  it('is opened by one transaction with 300 readings, and changed by one', async () => {
    const { store, counted } = await testStore();
    const readings = Array.from({ length: 300 }, (_, n) => aReading({ period: monthAgo(n) }));
    expect(await store.measures.save(newFile(aMeasure()), { measure: aMeasure(), readings })).toBe('saved');
    expect(await store.measures.revisions('BSC-1')).toHaveLength(300);

    counted.length = 0;
    const file = await opened(store);
    expect(counted).toHaveLength(1);
    expect(file.readings.length).toBeGreaterThanOrEqual(190);
    expect(file.readings.at(-1)?.period.text).toBe('2026-09-30');

    counted.length = 0;
    const change = { readings: [aReading({ revision: 2 })], due: [aDue()], drafts: [aDraft()] };
    expect(await store.measures.save(file, change)).toBe('saved');
    expect(counted).toEqual(['POST transaction']);
    counted.length = 0;
    await store.measures.save(await opened(store), {
      dropDrafts: [aDraft()],
      messages: [aMessage({ kind: 'handover' })],
    });
    expect(counted).toHaveLength(3);

    // An export reads all of them.
    for await (const one of store.measures.all()) expect(one.readings).toHaveLength(300);
  });
});

const person = { email: '', aliases: [], entraId: '', name: 'N', service: '', workDays: [], roles: [] };

function bare({ hash: _hash, previousHash: _previous, ...reading }: Revision) {
  return reading;
}
