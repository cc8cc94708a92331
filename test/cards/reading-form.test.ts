import { loadCards } from '../../src/teams/card-library.ts';
import { present } from '../../src/features.ts';
import type { ReadingFormView } from '../../src/features/readings/rules/views.ts';
import { EXAMPLES, exampleForm } from '../support/example-views.ts';
import { everyPart } from './card-parser.ts';

const library = loadCards('cards');
const partsOf = (view: ReadingFormView) => everyPart(library.expandCard(present(view), { action: 'submit' }).card);
const titled = (view: ReadingFormView, title: string) => partsOf(view).find((part) => part.title === title);

describe('the form of a due reading', () => {
  it('has the boxes of the contract', () => {
    const ids = partsOf(exampleForm).filter(({ type }) => String(type).startsWith('Input.'));
    expect(ids.map(({ id }) => id)).toEqual(['value', 'soWhat', 'because', 'nextSteps', 'provisional']);
  });

  it.each([
    ['Submit', 'submitReading', undefined],
    ['Save for later', 'saveDraft', undefined],
    ['Not ready yet', 'notReady', 'ask'],
    ['Not mine', 'notMine', 'ask'],
    ['We no longer collect this', 'noLongerCollected', 'ask'],
  ])('has the press %s, which takes what was typed along', (title, verb, step) => {
    const press = titled({ ...exampleForm, place: { number: 1, of: 3, rest: [2, 3] } }, title);
    expect(press).not.toHaveProperty('associatedInputs');
    expect(press?.data).toEqual({
      verb,
      measure: 'PMIF-LAC-N',
      period: '2026-09-30',
      card: '1',
      rest: '2,3',
      ...(step !== undefined && { step }),
    });
  });

  it.each(['soWhat', 'nextSteps', 'because'])('says "no names, addresses or case details" below %s', (id) => {
    const around = JSON.stringify(partsOf(exampleForm)[0]).split(`"id":"${id}"`)[1];
    expect(around?.slice(0, 400)).toContain('No names, addresses or case details.');
  });

  it('shows no line of history that has nothing to say', () => {
    const bare = { ...exampleForm, measure: { ...exampleForm.measure }, objective: '', pledges: [], history: [] };
    const { baselineValue: _none, ...measure } = bare.measure;
    const { trend: _trend, ...view } = bare;
    expect(titled({ ...view, measure }, 'Show history')).toBeUndefined();
    expect(titled({ ...view, measure }, 'Show background')).toBeUndefined();
  });

  it('calls what is known before the first figure no history', () => {
    expect(titled(exampleForm, 'Show history')).toBeDefined();
    expect(titled({ ...exampleForm, history: [] }, 'Show history')).toBeUndefined();
    expect(titled({ ...exampleForm, history: [] }, 'Show background')).toBeDefined();
  });

  it('asks for the words alone where the figure came from a spreadsheet', () => {
    const parts = partsOf(EXAMPLES['reading-form, words only'] as ReadingFormView);
    expect(parts.some(({ id }) => id === 'value')).toBe(false);
    expect(JSON.stringify(parts[0])).toContain('The figure is in already: £612.50');
  });
});

/** Whatever people type or the register holds, as one word of each kind. */
const HOSTILE = [
  '[link](http://x)',
  '**bold** _it_ `code` # head',
  '${1+1}',
  '${measure}',
  '\ue0000\ue001',
  '<at>x</at> <script>alert(1)</script>',
  '\u202eright to left\u202c',
  '"}],"type":"Action.OpenUrl"',
  '👩‍👧‍👦 family',
];

describe('what people type', () => {
  it.each(HOSTILE)('comes out as typed, in a box and in a text: %s', (words) => {
    const typed = { value: words, soWhat: words, nextSteps: words, provisional: false };
    const problems = [{ field: 'value' as const, problem: words, cure: '' }];
    const parts = partsOf({ ...exampleForm, typed, problems, objective: words });
    expect(['value', 'soWhat', 'nextSteps'].map((id) => parts.find((part) => part.id === id)?.value)).toEqual([
      words,
      words,
      words,
    ]);
    expect(parts.filter(({ type, text }) => type === 'TextRun' && text === words)).toHaveLength(2);
  });

  it('is not taken for a date by Teams', () => {
    const parts = partsOf({ ...exampleForm, objective: '{{DATE(2026-01-01)}}' });
    expect(JSON.stringify(parts[0])).not.toContain('{{');
    expect(parts.find(({ text }) => text === '{\u200b{DATE(2026-01-01)}}')).toBeDefined();
  });

  it('is escaped where it has to stand in a heading', () => {
    const measure = { ...exampleForm.measure, title: '**Bold** [x](http://x) 1_2' };
    const heading = partsOf({ ...exampleForm, measure }).find(({ type }) => type === 'TextBlock');
    expect(heading?.text).toBe('\\*\\*Bold\\*\\* \\[x\\](http://x) 1\\_2');
  });

  it.each(['x', '"', '\n', '👩'])('fits on the card, however long: 30,000 of %j in each box', (letter) => {
    const long = letter.repeat(30_000);
    const typed = { value: long, soWhat: long, nextSteps: long, provisional: false };
    const saved = (EXAMPLES['reading-form, next of a list'] as ReadingFormView).saved!;
    const parts = partsOf({ ...exampleForm, typed, saved });
    expect(JSON.stringify(parts[0])).toContain('All of it is kept');
  });

  it('of 4,000 characters comes out whole', () => {
    const soWhat = 'So what? '.repeat(444);
    const parts = partsOf({ ...exampleForm, typed: { value: '1', soWhat, nextSteps: soWhat, provisional: true } });
    expect(parts.find(({ id }) => id === 'nextSteps')?.value).toBe(soWhat);
    expect(parts.find(({ id }) => id === 'provisional')?.value).toBe('true');
  });
});
