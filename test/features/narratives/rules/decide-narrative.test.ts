import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import {
  decideNarrative,
  MOST_IN_A_BOX,
  type NarrativeOutcome,
  releaseNarrative,
} from '../../../../src/features/narratives/rules/decide-narrative.ts';
import {
  type Narrative,
  type NarrativeWords,
  NO_NARRATIVE,
} from '../../../../src/features/narratives/rules/narrative.ts';
import { aNarrative, NARRATIVE_WORDS } from '../../../support/narrative-views.ts';

const by = 'person-lead' as PersonKey;
const at = '2026-11-24T10:00:00.000Z';
const title = 'Give every child the best start in life';

function submit(
  words: Partial<NarrativeWords>,
  token = '1',
  narrative: Narrative = aNarrative(),
  previous?: NarrativeWords,
): NarrativeOutcome {
  const submitted = { ...NO_NARRATIVE, ...words, token };
  return decideNarrative({ narrative, title, submitted, by, at, ...(previous && { previous }) });
}

function stored(outcome: NarrativeOutcome): Narrative {
  if (outcome.kind !== 'accepted' && outcome.kind !== 'sentBack') throw new Error(outcome.kind);
  return outcome.narrative;
}

describe('what an objective’s lead writes', () => {
  it('is taken at once where every box says something; the box for cross-cutting issues may be empty', () => {
    const outcome = submit({ ...NARRATIVE_WORDS, crossCutting: ' ' });
    expect(outcome).toMatchObject({ kind: 'accepted', revision: { number: 1, by, at, crossCutting: '' } });
    expect(stored(outcome)).toMatchObject({ state: 'answered', form: 2, handled: '1', asked: [] });
  });

  it.each<[string, Partial<NarrativeWords>, string[]]>([
    ['one box is empty', { ...NARRATIVE_WORDS, resources: '' }, ['resources']],
    ['one says nothing', { ...NARRATIVE_WORDS, challenges: 'On track.' }, ['challenges']],
    ['one is the objective’s title', { ...NARRATIVE_WORDS, actions: title }, ['actions']],
    ['three are empty', { actions: NARRATIVE_WORDS.actions }, ['challenges', 'achievements', 'resources']],
  ])('is sent back once, all boxes together, where %s', (_what, words, asked) => {
    const first = submit(words);
    expect(first).toMatchObject({ kind: 'sentBack', revision: { number: 1 } });
    expect(stored(first)).toMatchObject({ state: 'open', asked });
    const again = submit(words, '2', stored(first));
    expect(again).toMatchObject({ kind: 'accepted' });
    expect(again).not.toHaveProperty('revision');
    expect(stored(again)).toMatchObject({ state: 'answered', asked: [], words: { number: 1 } });
  });

  it('is sent back where it is last time’s text', () => {
    const outcome = submit(NARRATIVE_WORDS, '1', aNarrative(), NARRATIVE_WORDS);
    expect(stored(outcome).asked).toEqual(['challenges', 'achievements', 'actions', 'resources']);
  });

  it('is no answer without a word, and keeps what is too long as a draft', () => {
    expect(submit({})).toMatchObject({ kind: 'refused', problems: [{ problem: 'empty' }] });
    const long = 'a'.repeat(MOST_IN_A_BOX + 1);
    expect(submit({ ...NARRATIVE_WORDS, actions: long })).toMatchObject({
      ...{ kind: 'refused', problems: [{ box: 'actions', problem: 'tooLong', length: MOST_IN_A_BOX + 1 }] },
      draft: { actions: long, by },
    });
  });

  it('is the same answer when it is pressed twice, and kept as a draft when an old form brings other words', () => {
    const once = stored(submit(NARRATIVE_WORDS));
    expect(submit(NARRATIVE_WORDS, '1', once)).toEqual({ kind: 'repeat' });
    expect(submit({ ...NARRATIVE_WORDS, actions: 'We hired two nurses.' }, '1', once)).toMatchObject({
      ...{ kind: 'overtaken', draft: { actions: 'We hired two nurses.' } },
    });
  });

  it('can be changed by the newest form: every version has its number', () => {
    const once = stored(submit(NARRATIVE_WORDS));
    const changed = submit({ ...NARRATIVE_WORDS, actions: 'The hub opened, so parents wait less.' }, '2', once);
    expect(changed).toMatchObject({ kind: 'accepted', revision: { number: 2 } });
  });
});

describe('releasing a narrative', () => {
  it('gives reports the words as they stand; a later change waits for another release', () => {
    const once = stored(submit(NARRATIVE_WORDS));
    const released = releaseNarrative(once)!;
    expect(released.released).toMatchObject({ number: 1, ...NARRATIVE_WORDS });
    expect(releaseNarrative(released)).toBeUndefined();
    const changed = stored(
      submit({ ...NARRATIVE_WORDS, actions: 'The hub opened, so parents wait less.' }, '2', released),
    );
    expect(changed.released?.actions).toBe(NARRATIVE_WORDS.actions);
    expect(releaseNarrative(changed)?.released?.number).toBe(2);
  });

  it('is not for what is still to come', () => {
    expect(releaseNarrative(aNarrative())).toBeUndefined();
    expect(releaseNarrative(stored(submit({ actions: 'On track.' })))).toBeUndefined();
  });
});
