import { readRegisterFiles } from '../../src/adapters/files/read-register-files.ts';
import { analyseMeasure } from '../../src/app/analyse.ts';
import { importRegister } from '../../src/app/import-register.ts';
import type { PersonKey } from '../../src/domain/measures/measure.ts';
import { periodOf } from '../../src/domain/periods/read-period.ts';
import { analysisSummary, easyIndicatorWords } from '../../src/presenters/analysis-words.ts';
import { testStore } from '../support/azurite.ts';

const words = { summary: analysisSummary, easyIndicator: easyIndicatorWords };

async function gateshead() {
  const { store, clock, counted } = await testStore();
  let people = 0;
  const newKey = () => `person${(people += 1)}` as PersonKey;
  await importRegister(
    { store, clock, newKey, readFiles: readRegisterFiles },
    { paths: ['examples/gateshead'], dry: false },
  );
  return { store, counted, analysed: (code: string) => analyseMeasure({ store }, code, words) };
}

describe('what the numbers of Gateshead’s measures say', () => {
  it('is told from every figure there is, however old, by how many there are', async () => {
    const { analysed, store, counted } = await gateshead();
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

    const file = await store.measures.open('STAT-GLD');
    if (file === undefined) throw new Error('not imported');
    const step = {
      from: periodOf('AY2021/22'),
      why: 'A new definition.',
      by: 'Performance Lead',
      at: '2026-11-24T10:00:00Z',
    };
    const measure = { ...file.measure, indicatorValue: '66', analysis: { steps: [step], screened: false } };
    await store.measures.save(file, { measure });
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
});
