import type { PersonKey } from '../../src/core/ids.ts';
import { openTableArchive } from '../../src/storage/records/archive.ts';
import { newDraft } from '../../src/features/thrive/rules/explainer.ts';
import { testStorage, testStore } from '../support/azurite.ts';

const name = { group: 'Refuse / crew', code: 'TSM-TP10', period: 'FY2023/24' };
const ENTRA = '00000000-0000-4000-8000-000000000099';
const at = '2026-11-24T10:00:00.000Z';

describe('explainers in the table', () => {
  it('are begun once, changed by their version, and found whatever the case of the group’s code', async () => {
    const { store } = await testStore();
    const { explainers } = store;
    expect(await explainers.begin(newDraft(name, at))).toBe('saved');
    expect(await explainers.begin(newDraft(name, at, 'Another.'))).toBe('there');
    const file = (await explainers.open({ ...name, group: 'REFUSE / CREW' }))!;
    expect(file.explainer).toEqual(newDraft(name, at));
    expect(await explainers.save(file, { ...file.explainer, sentence: 'One.' })).toBe('saved');
    expect(await explainers.save(file, { ...file.explainer, sentence: 'Two.' })).toBe('conflict');
    expect((await explainers.ofGroup('refuse / crew')).map(({ sentence }) => sentence)).toEqual(['One.']);
    expect(await explainers.open({ ...name, period: '2020' })).toBeUndefined();
    expect(await explainers.open({ ...name, code: 'x'.repeat(2000) })).toBeUndefined();
  });

  it('count one answer of each person, also of many at once, and keep nobody’s id', async () => {
    const { store, table } = await testStore();
    const { explainers } = store;
    await explainers.begin(newDraft(name, at));
    expect(await explainers.say(name, ENTRA, 'clear')).toEqual({ clear: 1, notQuite: 0 });
    expect(await explainers.say(name, ENTRA, 'clear')).toEqual({ clear: 1, notQuite: 0 });
    expect(await explainers.say(name, ENTRA, 'notQuite')).toEqual({ clear: 0, notQuite: 1 });
    await Promise.all(['a', 'b', 'c', 'd', 'a'].map((who) => explainers.say(name, who, 'clear')));
    expect((await explainers.open(name))?.explainer.answers).toEqual({ clear: 4, notQuite: 1 });
    expect(await explainers.say({ ...name, code: 'NONE' }, ENTRA, 'clear')).toBeUndefined();
    await explainers.chooseGroup(ENTRA, 'repairs');
    expect(await explainers.ownGroup(ENTRA)).toBe('repairs');
    expect(await explainers.ownGroup('somebody else')).toBeUndefined();
    const archive = await openTableArchive({ kind: 'connectionString', value: await testStorage() }, table);
    for await (const row of archive.rows()) expect(JSON.stringify(row)).not.toContain(ENTRA);
  });

  it('keep the same words of the same person as one question', async () => {
    const { store } = await testStore();
    const { explainers } = store;
    const asked = { about: name, text: 'Why?', askedAt: at, mayShare: true };
    const first = await explainers.ask(asked, ENTRA);
    expect(first.isNew).toBe(true);
    expect(await explainers.ask({ ...asked, askedAt: '2026-11-25T10:00:00.000Z' }, ENTRA)).toMatchObject({
      isNew: false,
    });
    expect((await explainers.ask(asked, 'b')).question.id).not.toBe(first.question.id);
    const file = (await explainers.question(first.question.id))!;
    const answer = { text: 'So.', by: 'k-1' as PersonKey, at };
    expect(await explainers.saveQuestion(file, { ...file.question, answer })).toBe('saved');
    expect(await explainers.saveQuestion(file, { ...file.question, answer })).toBe('conflict');
    expect(await explainers.question('../x')).toBeUndefined();
    const all = [];
    for await (const { question } of explainers.questions()) all.push(question.answer?.text);
    expect(all.toSorted()).toEqual(['So.', undefined]);
  });
});
