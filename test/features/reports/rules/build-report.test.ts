import { afterChange } from '../../../../src/core/readings/published.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { aDueReading, aReading, on, owner } from '../../../support/examples.ts';
import { aFile, entriesOf, facts, reportOn } from '../../../support/reports.ts';

const figure = (value: string, change = {}) => aReading('2022-03-31', value, change);
const only = (...given: Parameters<typeof reportOn>) => entriesOf(reportOn(...given))[0];

describe('a committee’s report', () => {
  it('sets measures out by objective, strategic before operational, each with its title’s wording of the day', () => {
    const { remit } = reportOn([
      aFile({ code: 'C', title: 'C', policyObjective: 'PO2', level: 'strategic' }),
      aFile({ code: 'B', title: 'B', level: 'operational' }),
      aFile({ code: 'A', title: 'Z', level: 'strategic' }),
    ]);
    expect(remit.map(({ title }) => title)).toEqual([
      'Give every child the best start in life',
      'Enable all children to maximise their capabilities',
    ]);
    expect(remit.map(({ entries }) => entries.map(({ measure }) => measure.code))).toEqual([['A', 'B'], ['C']]);
  });

  it.each([
    ['the day before the period begins', '2021-03-31', undefined],
    ['its first day', '2021-04-01', '5'],
    ['its last day', '2022-03-31', '5'],
    ['the day after it ends', '2022-04-01', undefined],
  ])('takes a reading that ends on %s: %s', (_what, period, value) => {
    expect(only([aFile({}, [aReading(period, '5')])])?.told?.reading.value).toBe(value);
  });

  it('takes the latest of several, and the whole year before its second half', () => {
    const readings = [aReading('FY2021/22-H1', '40'), aReading('FY2021/22', '82'), aReading('FY2021/22-H2', '42')];
    expect(only([aFile({}, readings)])?.told?.reading.value).toBe('82');
  });

  it('tells released readings only, unless it is a draft', () => {
    const file = aFile({}, [figure('485', { released: false })]);
    expect(only([file])).toMatchObject({ none: { reason: 'notDue' } });
    expect(only([file], { draft: true })?.told?.reading.value).toBe('485');
  });

  it('compares with released readings only', () => {
    const readings = [aReading('2021-03-31', '400', { released: false }), figure('485')];
    expect(only([aFile({}, readings)])?.told?.analysis.trend?.verdict).toBe('first');
  });

  it('never has an exempt measure: by its own word, by its committee’s, or beside another', () => {
    const exempt = aFile({ code: 'X', exempt: true }, [figure('1')]);
    expect(entriesOf(reportOn([exempt]))).toEqual([]);
    const { whole } = reportOn([], { whole: [exempt] });
    expect(whole).toEqual([]);
    const byCommittee = { ...reportOn([]).committee, exempt: ['pmif-lac-n'], meetings: [] };
    const framework = { ...facts([]).framework, committees: [byCommittee] };
    expect(entriesOf(reportOn([aFile({}, [figure('1')])], { framework }))).toEqual([]);
    const beside = new Map([['X', exempt]]);
    expect(only([aFile({ readWith: 'X' }, [figure('485')])], { beside })?.beside).toBeUndefined();
  });

  it('leaves out drafts, and retired measures that have no figure for the period', () => {
    const files = [
      aFile({ code: 'D', status: 'draft' }, [figure('1')]),
      aFile({ code: 'R', status: 'retired' }),
      aFile({ code: 'K', status: 'retired' }, [figure('1')]),
    ];
    expect(entriesOf(reportOn(files)).map(({ measure }) => measure.code)).toEqual(['K']);
  });

  it('says which post answers, and which other committees see it', () => {
    expect(only([aFile({ committees: ['families', 'CHW'] })])).toMatchObject({
      owner: { name: 'Service Manager', service: 'Children’s Social Care' },
      alsoTo: ['Care, Health and Wellbeing Overview and Scrutiny Committee'],
    });
  });

  it('sets a measure beside the latest figure of the one it is read with', () => {
    const other = aFile({ code: 'TSM-1', title: 'Satisfied' }, [
      aReading('FY2020/21', '64'),
      aReading('FY2022/23', '70'),
    ]);
    const entry = only([aFile({ readWith: 'tsm-1' }, [figure('485')])], { beside: new Map([['TSM-1', other]]) });
    expect(entry?.beside?.reading.value).toBe('64');
  });

  it('keeps the figure that was reported first beside a revised one, with why', () => {
    const revised = figure('483', {
      reason: 'DfE counts one placement less.',
      reportedBefore: { value: '485', status: 'final' },
    });
    const told = only([aFile({}, [revised])])?.told;
    expect(told?.before).toEqual({ value: '485', reason: 'DfE counts one placement less.' });
    expect(only([aFile({}, [figure('485')])])?.told?.before).toBeUndefined();
  });

  it('shows what was released while a correction waits', () => {
    const waiting = { ...figure('483', { revision: 3 }), ...afterChange(figure('485', { revision: 2 })) };
    expect(only([aFile({}, [waiting])])?.told?.reading).toMatchObject({ value: '485', revision: 2 });
    expect(only([aFile({}, [waiting])], { draft: true })?.told?.reading.value).toBe('483');
  });

  it('calls a move beyond the usual a signal, and nothing else', () => {
    const years = (values: string[]) =>
      values.map((value, index) => aReading(`FY20${10 + index}/${11 + index}`, value));
    const usual = ['10', '11', '10', '11', '10', '11', '10', '11', '10', '11', '10'];
    expect(only([aFile({ frequency: 'annual' }, years([...usual, '11']))])?.told?.signal).toBe(false);
    expect(only([aFile({ frequency: 'annual' }, years([...usual, '19']))])?.told?.signal).toBe(true);
    expect(only([aFile({ frequency: 'annual', cumulative: true }, years([...usual, '19']))])?.told?.signal).toBe(false);
  });
});

describe('a small number', () => {
  const counts = { countsPeople: true };

  it.each([
    ['0', false],
    ['1', true],
    ['4', true],
    ['5', false],
  ])('of %s people: hidden is %s', (value, hidden) => {
    expect(only([aFile(counts, [figure(value)])])?.none?.reason === 'hidden').toBe(hidden);
  });

  it('is hidden by the measure’s own rule, and below or above the line of a share', () => {
    expect(only([aFile({ ...counts, suppressBelow: 8 }, [figure('7')])])?.none).toMatchObject({
      reason: 'hidden',
      below: 8,
    });
    expect(only([aFile(counts, [figure('12.5', { numerator: '3', denominator: '24' })])])?.none?.reason).toBe('hidden');
    expect(only([aFile({ countsPeople: false }, [figure('3')])])?.told?.reading.value).toBe('3');
  });

  it('leaves no trace: not in what is kept of the reading, its words, the history, what stands beside it', () => {
    const hidden = figure('3', { soWhat: 'Three young people left.', nextSteps: 'Meet all 3.' });
    const entry = only([aFile(counts, [hidden])]);
    expect(JSON.stringify(entry)).not.toMatch(/three|"3"|\b3\./i);
    const later = only([aFile(counts, [aReading('2021-03-31', '3'), figure('9')])])?.told;
    expect(later?.analysis.trend?.verdict).toBe('first');
    expect(
      JSON.stringify(later?.analysis.segments, (_key, value: unknown) =>
        typeof value === 'bigint' ? `${value}` : value,
      ),
    ).not.toContain('"3"');
    const beside = new Map([['S', aFile({ ...counts, code: 'S' }, [figure('2')])]]);
    expect(only([aFile({ readWith: 'S' }, [figure('9')])], { beside })?.beside).toBeUndefined();
    const revised = figure('9', { reportedBefore: { value: '4', status: 'final' } });
    expect(only([aFile(counts, [revised])])?.told?.before).toBeUndefined();
  });

  it('keeps words that do not give it away', () => {
    const hidden = figure('3', { soWhat: 'Fewer left, because 30 found a home near by.' });
    expect(only([aFile(counts, [hidden])])?.none).toMatchObject({ reading: { soWhat: hidden.soWhat } });
  });
});

describe('a measure without a figure', () => {
  const inPeriod = (state: Partial<Parameters<typeof aDueReading>[0]>) => [
    aDueReading({ period: periodOf('2022-03-31'), ...state }),
  ];
  const put = { reason: 'notPublished' as const, note: '', times: 1, by: owner };

  it.each([
    ['open', 'stillToCome'],
    ['valueOnly', 'stillToCome'],
    ['answered', 'stillToCome'],
    ['notMine', 'notMine'],
    ['withdrawn', 'noLongerCollected'],
  ] as const)('whose due reading is %s says %s', (state, reason) => {
    expect(only([aFile({}, [], inPeriod({ state }))])?.none).toEqual({ reason });
  });

  it('says until when it is not ready', () => {
    const due = inPeriod({ state: 'notReady', notReady: { ...put, expectedOn: on('2027-01-15') } });
    expect(only([aFile({}, [], due)])?.none).toEqual({ reason: 'notReady', until: '2027-01-15' });
  });

  it('looks at due readings of the period only', () => {
    const due = [aDueReading({ period: periodOf('2022-09-30') })];
    expect(only([aFile({}, [], due)])?.none?.reason).toBe('notDue');
  });

  it('says by when a figure that is published later is expected', () => {
    const wanted = { wantedOn: () => on('2027-04-16') };
    const file = aFile({ frequency: 'annual' }, [aReading('FY2020/21', '12')]);
    expect(only([file], wanted)?.none).toEqual({ reason: 'notDue', expected: '2027-04-16', because: 'later' });
  });

  it.each([
    ['survey', 'openedByHand'],
    ['one-off', 'openedByHand'],
    ['annual', 'notAsked'],
  ] as const)('that is %s and long past says %s, and nobody is late', (frequency, because) => {
    expect(only([aFile({ frequency })])?.none).toEqual({ reason: 'notDue', because });
  });

  it('that is paused is no longer collected', () => {
    expect(only([aFile({ status: 'paused' })])?.none).toEqual({ reason: 'noLongerCollected' });
  });

  it('shows the last known figure as the last known, never a later or an unreleased one', () => {
    const readings = [
      aReading('2019-03-31', '380'),
      aReading('2020-03-31', '390', { released: false }),
      aReading('2023-03-31', '470'),
    ];
    expect(only([aFile({}, readings)])?.last?.value).toBe('380');
  });
});
