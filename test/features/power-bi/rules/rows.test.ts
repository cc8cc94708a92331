import { powerBiRows, shapeOf } from '../../../../src/features/power-bi/rules/rows.ts';
import { aReading } from '../../../support/examples.ts';
import { aFramework } from '../../../support/frameworks.ts';
import { aFile, facts } from '../../../support/reports.ts';

const framework = facts([]).framework;
const rowsOf = (...file: Parameters<typeof aFile>) =>
  powerBiRows(aFile(...file), framework, []).map(({ columns }) => columns);

describe('a row of the table for dashboards', () => {
  it('is a released reading with its measure, its objective in words, and its figure as a number', () => {
    const [row, ...others] = rowsOf({ indicatorValue: '450', committees: ['families', 'chw'] }, [
      aReading('2021-03-31', '502', { released: false }),
      aReading('2022-03-31', '485', { soWhat: 'Two homes closed.' }),
    ]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ code: 'PMIF-LAC-N', period: '2022-03-31', periodEnd: '2022-03-31', value: 485, valueText: '485' },
      ...{ objective: 'PO1', objectiveTitle: 'Give every child the best start in life', indicator: 450 },
      ...{ soWhat: 'Two homes closed.', hidden: false, isLatest: true, movement: 'first' },
    });
    expect(row?.committees).toMatch(/^Families.*; Care/);
    expect(JSON.stringify(row)).not.toContain('person-owner');
  });

  it('says at each point what the rules say, with the limits of its segment, and the verdict at the latest alone', () => {
    const values = ['10', '11', '10', '11', '10', '11', '10', '11', '10', '11', '10', '19'];
    const rows = rowsOf(
      { frequency: 'annual', unit: '%' },
      values.map((value, at) => aReading(`FY20${10 + at}/${11 + at}`, value)),
    );
    expect(rows.at(-1)).toMatchObject({ signals: 'outside', isSignal: true, variation: 'concern', segment: 1 });
    expect(rows.at(-1)!.upperLimit).toBeCloseTo(15.8, 1);
    expect(rows[0]).toMatchObject({ signals: 'shift', isLatest: false, mean: rows.at(-1)!.mean });
    expect(rows[0]).toMatchObject({ variation: undefined, movement: undefined });
  });

  it('has no figure and no analysis where a small number is hidden, nor one from which it could be worked out', () => {
    const rows = rowsOf({ countsPeople: true, suppressBelow: 100, frequency: 'annual' }, [
      aReading('2020-03-31', '140'),
      aReading('2021-03-31', '61', { soWhat: 'Sixty-one children came.' }),
      aReading('2022-03-31', '150'),
    ]);
    expect(rows[1]).toMatchObject({ hidden: true, hiddenWhy: 'small', hiddenBelow: 100 });
    for (const column of ['value', 'valueText', 'mean', 'signals']) expect(rows[1]).not.toHaveProperty(column);
    expect(JSON.stringify(rows)).not.toMatch(/\b61\b|sixty-one/i);
  });

  it.each([
    ['a draft', { status: 'draft' as const }],
    ['an exempt one', { exempt: true }],
  ])('is not there for %s', (_what, change) => {
    expect(rowsOf(change, [aReading('2022-03-31', '485')])).toEqual([]);
  });

  it('keeps the figure that was reported before a revision, with why', () => {
    const revised = aReading('2022-03-31', '483', {
      ...{ status: 'revised', reason: 'The department published 483.' },
      reportedBefore: { value: '485', status: 'final' },
    });
    expect(rowsOf({}, [revised])[0]).toMatchObject({
      ...{ value: 483, reportedBefore: 485, revisedBecause: 'The department published 483.' },
    });
  });
});

it('is made anew where wordings, committees or the small number change, and not for a closure day', () => {
  const { closureDays: _days, ...rest } = aFramework();
  expect(shapeOf({ ...rest, closureDays: ['2026-12-29' as never] })).toBe(shapeOf(aFramework()));
  expect(shapeOf({ ...aFramework(), smallNumber: 8 })).not.toBe(shapeOf(aFramework()));
});
