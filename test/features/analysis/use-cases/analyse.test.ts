import { readRegisterFiles } from '../../../../src/documents/workbooks/read-register-files.ts';
import { analyseMeasure } from '../../../../src/features/analysis/use-cases/analyse.ts';
import { type Choice, recordChoice } from '../../../../src/features/analysis/use-cases/record-choice.ts';
import { importRegister } from '../../../../src/features/register/use-cases/import-register.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import { analysisSummary, easyIndicatorWords } from '../../../../src/features/analysis/words/trend-words.ts';
import { testStore, type TestStore } from '../../../support/azurite.ts';

const words = { summary: analysisSummary, easyIndicator: easyIndicatorWords };

function importExample(services: Pick<TestStore, 'store' | 'clock'>) {
  let people = 0;
  const newKey = () => `person${(people += 1)}` as PersonKey;
  return importRegister(
    { ...services, newKey, readFiles: readRegisterFiles },
    { paths: ['examples/gateshead'], dry: false },
  );
}

async function gateshead() {
  const { store, clock, counted } = await testStore();
  await importExample({ store, clock });
  return {
    store,
    clock,
    counted,
    analysed: async (code: string) => (await analyseMeasure({ store }, code, words))?.report,
  };
}

describe('what the numbers of Gateshead’s measures say', () => {
  it('is told from every figure there is, however old, by how many there are', async () => {
    const { analysed, store, clock, counted } = await gateshead();
    counted.length = 0;
    const employment = await analysed('STAT-EMP');
    expect(counted).toHaveLength(1);
    expect(employment).toMatchObject({ trial: false, variation: 'improvement', assurance: null, gaps: [] });
    expect(employment?.points).toHaveLength(20);
    expect(employment?.points.at(-1)).toEqual({ period: 'CY2023', value: '76.3', signals: ['outside'] });
    expect(employment?.upperLimit).toBeCloseTo(74.88, 2);
    expect(employment?.summary).toBe(
      'Higher than its usual ups and downs, and for the better: the highest in 19 years. Up 5.7 percentage points since 2022 (higher is better).',
    );

    expect(await analysed('STAT-P8')).toMatchObject({
      ...{ lowerLimit: null, upperLimit: null, trial: false, variation: null },
      gaps: ['AY2019/20', 'AY2020/21'],
      summary: 'No more than it usually moves. Down 0.03 since the academic year 2022/23 (higher is better).',
    });
    expect(await analysed('STAT-CVD')).toMatchObject({ mean: null, upperLimit: null, variation: null });
    expect(await analysed('PMIF-CER-N')).toMatchObject({ points: [{ period: 'FY2024/25-H1', value: '53' }] });
    expect(await analysed('TSM-TP11')).toMatchObject({ points: [], mean: null, summary: 'There is no figure yet.' });
    expect(await analysed('NO-SUCH')).toBeUndefined();

    const request = { code: 'STAT-GLD', by: 'performance.lead@example.gov.uk', why: 'A new definition.' };
    const choice = { what: 'step', from: 'AY2021/22' } as const;
    expect(await recordChoice({ store, clock }, { ...request, choice })).toMatchObject({ kind: 'recorded' });
    expect(await analysed('STAT-GLD')).toMatchObject({
      ...{ upperLimit: null, variation: null, easyIndicator: null },
      steps: [{ from: 'AY2021/22', why: 'A new definition.' }],
      summary: expect.stringContaining('Counted afresh from the academic year 2021/22: A new definition.'),
    });
  });

  it('says why an indicator asks little', async () => {
    const { analysed, store } = await gateshead();
    const file = await store.measures.open('STAT-REREF');
    if (file === undefined) throw new Error('not imported');
    await store.measures.save(file, { measure: { ...file.measure, indicatorValue: '15' } });
    expect((await analysed('STAT-REREF'))?.easyIndicator).toEqual({
      reason: 'chanceMeetsIt',
      why: 'The indicator of 15.0% lies within the usual ups and downs, so chance alone meets it now and then.',
    });
  });

  it('is counted afresh, or screened, by a decision of the performance team that says why', async () => {
    const { analysed, store, clock } = await gateshead();
    const decide = (choice: Choice, by = 'performance.lead@example.gov.uk', why = 'The winter of the flood.') =>
      recordChoice({ store, clock }, { code: 'STAT-SPA', by, why, choice });
    const before = await analysed('STAT-SPA');
    expect(await decide({ what: 'screening', on: true })).toMatchObject({ kind: 'recorded' });
    const screened = await analysed('STAT-SPA');
    expect([screened?.screened, screened?.upperLimit]).toEqual([true, expect.any(Number)]);
    expect(await decide({ what: 'screening', on: false })).toMatchObject({ kind: 'recorded' });
    expect(await analysed('STAT-SPA')).toEqual(before);

    const step = { what: 'step', from: 'AY2021/22' } as const;
    expect(await decide(step)).toMatchObject({
      kind: 'recorded',
      choices: { steps: [{ at: '2026-11-24T10:00:00.000Z' }] },
    });
    expect(await decide({ ...step, from: '2021/22 academic year' }, undefined, 'Another reason.')).toMatchObject({
      choices: { steps: [{ why: 'Another reason.' }] },
    });
    await importExample({ store, clock });
    expect((await analysed('STAT-SPA'))?.steps).toMatchObject([{ from: 'AY2021/22', why: 'Another reason.' }]);

    const refusals = [
      await decide(step, 'service.manager@example.gov.uk'),
      await decide(step, 'nobody@example.gov.uk'),
      await decide(step, undefined, ' '),
      await decide({ what: 'step', from: 'some day' }),
      await recordChoice(
        { store, clock },
        { code: 'NO-SUCH', by: 'performance.lead@example.gov.uk', why: 'x', choice: step },
      ),
    ];
    expect(refusals.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'refused'));
  });
});
