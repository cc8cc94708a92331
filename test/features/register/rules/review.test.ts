import { readReview, reviewRow } from '../../../../src/features/register/rules/review.ts';
import { redefinedFrom, withDefinitionStep } from '../../../../src/features/register/rules/compare/changed-measure.ts';
import { aMeasure, aReading, on, owner } from '../../../support/examples.ts';

const facts = { measure: aMeasure(), owner: 'Ann', requests: 0, today: on('2026-11-24') };

it('a measure with no signal, no words and no request in a year is silent; one word, or one request, and it is not', () => {
  const old = aReading('2024-03-31', '480', { soWhat: 'Long ago.' });
  const readings = [old, aReading('2026-03-31', '481'), aReading('2026-09-30', '482')];
  expect(reviewRow({ ...facts, readings })).toMatchObject({ readings: 2, withWords: 0, signals: 0, isSilent: true });
  const said = [...readings.slice(0, 2), aReading('2026-09-30', '482', { soWhat: 'Because.' })];
  expect(reviewRow({ ...facts, readings: said })).toMatchObject({ withWords: 1, isSilent: false });
  expect(reviewRow({ ...facts, readings, requests: 1 }).isSilent).toBe(false);
  expect(reviewRow({ ...facts, readings: [] })).toMatchObject({ readings: 0, isSilent: true, easy: null });
});

it('an indicator that was met when the framework began is easy', () => {
  const measure = aMeasure({ baselineValue: '445', indicatorValue: '450', baselinePeriod: '2021-11-30' });
  expect(reviewRow({ ...facts, measure, readings: [] }).easy).toMatchObject({ reason: 'baselineMet' });
});

describe('a review that comes back', () => {
  const known = new Map(['A', 'B', 'C'].map((code) => [code, { code, title: `Title ${code}` }]));
  const read = (...rows: string[][]) =>
    readReview(
      { sheets: [{ name: 'review', rows: [['Code', 'Measure', 'Decision', 'What changes', 'Reason'], ...rows] }] },
      'r.xlsx',
      known,
    );

  it('gives its decisions, and counts what is not decided', () => {
    expect(
      read(['A', '', 'Retire', '', 'Nobody uses it.'], ['B', '', '', '', ''], ['C', '', 'keep', '', '']),
    ).toMatchObject({
      problems: [],
      undecided: 1,
      proposals: [
        { code: 'A', title: 'Title A', decision: 'retire', reason: 'Nobody uses it.' },
        { code: 'C', decision: 'keep' },
      ],
    });
  });

  it.each([
    ['a word that is no decision', ['A', '', 'drop', '', 'x'], 'decision'],
    ['a retirement without a reason', ['A', '', 'retire', '', ''], 'reason'],
    ['a change that says nothing', ['A', '', 'change', '', 'x'], 'what_changes'],
    ['a code that nobody knows', ['X', '', 'keep', '', ''], 'code'],
  ])('%s is a problem with its row and column', (_what, row, column) => {
    expect(read(row)?.problems).toMatchObject([{ line: 2, column }]);
  });

  it('is told from a register by its headings', () => {
    expect(readReview({ sheets: [{ name: '', rows: [['code', 'title', 'direction']] }] }, 'r', known)).toBe(undefined);
  });
});

describe('a definition that changes', () => {
  const before = (definition: string, ...readings: string[]) => ({
    measure: aMeasure({ definition }),
    due: [],
    readings: readings.map((period) => aReading(period, '480')),
  });
  const now = aMeasure({ definition: 'Without short breaks.' });

  it.each([
    ['parts the series at the next period', before('With them.', '2026-03-31'), '2026-09-30'],
    ['that was never said parts nothing', before('', '2026-03-31'), undefined],
    ['that is the same parts nothing', before(' Without short breaks. ', '2026-03-31'), undefined],
    ['with no reading yet parts nothing', before('With them.'), undefined],
  ])('%s', (_what, stored, from) => {
    expect(redefinedFrom({ measure: now, before: stored })?.text).toBe(from);
  });

  it('is recorded in the name of whoever applied it', () => {
    const parted = withDefinitionStep(
      { measure: now, before: before('With them.', '2026-03-31') },
      owner,
      '2026-11-24T10:00:00.000Z',
    );
    expect(parted.analysis?.steps).toMatchObject([
      { by: owner, why: 'Its definition changed.', from: { text: '2026-09-30' } },
    ]);
  });
});
