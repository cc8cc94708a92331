import type { NarrativeFile } from '../../src/features/narratives/store.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import { testStore } from '../support/azurite.ts';
import { aNarrative, NARRATIVE_WORDS } from '../support/narrative-views.ts';

const by = 'person-lead' as PersonKey;
const other = 'person-other' as PersonKey;
const at = '2026-11-24T10:00:00.000Z';
const revision = (number: number, change = {}) => ({ ...NARRATIVE_WORDS, ...change, number, by, at });
const draft = (who: PersonKey) => ({ ...NARRATIVE_WORDS, objective: 'PO1', by: who, at });
const file = (): NarrativeFile => ({ narrative: aNarrative(), drafts: [], version: '' });

describe('narratives in the table', () => {
  it('come back as they were stored, a whole period in one storage transaction', async () => {
    const { store, counted } = await testStore();
    const words = revision(1, { challenges: 'ä'.repeat(40_000) });
    await store.narratives.save(file(), { narrative: aNarrative({ words }), revision: words, draft: draft(other) });
    await store.narratives.save({ ...file(), narrative: aNarrative({ objective: 'PO/2' }) }, {});
    counted.length = 0;
    const stored = await store.narratives.ofPeriod('FY2026/27-H1');
    expect(counted).toHaveLength(1);
    expect(stored.map(({ narrative }) => narrative)).toEqual([
      aNarrative({ words }),
      aNarrative({ objective: 'PO/2' }),
    ]);
    expect(stored.map(({ drafts }) => drafts)).toEqual([[draft(other)], []]);
    expect(await store.narratives.ofPeriod('FY2026/27')).toEqual([]);
  });

  it('refuse the slower of two, and keep every version', async () => {
    const { store } = await testStore();
    await store.narratives.save(file(), { narrative: aNarrative({ words: revision(1) }), revision: revision(1) });
    expect(await store.narratives.save(file(), {})).toBe('conflict');
    const [opened] = await store.narratives.ofPeriod('FY2026/27-H1');
    const second = revision(2, { actions: 'The hub opened.' });
    const change = { narrative: aNarrative({ words: second }), revision: second };
    expect(await store.narratives.save(opened!, change)).toBe('saved');
    expect(await store.narratives.save(opened!, change)).toBe('conflict');
    expect(await store.narratives.revisions('FY2026/27-H1', 'PO1')).toEqual([revision(1), second]);
  });

  it('lose a draft with its submission, and all drafts of somebody who has left', async () => {
    const { store } = await testStore();
    await store.narratives.save(file(), { draft: draft(by) });
    const open = async () => (await store.narratives.ofPeriod('FY2026/27-H1'))[0]!;
    await store.narratives.save(await open(), { draft: draft(other) });
    await store.narratives.save(await open(), { dropDraft: { by } });
    await store.narratives.save(await open(), { dropDraft: { by } });
    expect((await open()).drafts).toEqual([draft(other)]);
    expect(await store.narratives.dropDraftsOf(other)).toBe(1);
    expect((await open()).drafts).toEqual([]);
  });
});
