import { methodWords, readBesideWords } from '../../../../src/features/analysis/words/read-beside.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';

const repairs = aMeasure({ title: 'Repairs on the first visit', unit: '%' });
const tenants = aMeasure({ title: 'tenants satisfied', unit: '%', perception: true });

describe('a figure read beside the experience of people', () => {
  it('stands in one line with it', () => {
    const line = readBesideWords(
      { measure: repairs, reading: aReading('FY2023/24', '92') },
      { measure: tenants, reading: aReading('FY2023/24', '64') },
    );
    expect(line).toBe('Repairs on the first visit 92%; tenants satisfied 64%.');
  });

  it('says of when each is where the two differ', () => {
    const line = readBesideWords(
      { measure: repairs, reading: aReading('FY2024/25-Q1', '92') },
      { measure: tenants, reading: aReading('FY2023/24', '64') },
    );
    expect(line).toBe(
      'Repairs on the first visit 92% (April to June 2024); tenants satisfied 64% (the year to March 2024).',
    );
  });

  it('is not there where one has no figure', () => {
    const mine = { measure: repairs, reading: aReading('FY2023/24', '92') };
    expect(readBesideWords(mine, { measure: tenants, reading: undefined })).toBe('');
  });
});

describe('how people were asked', () => {
  it.each([
    [{ method: 'telephone', sample: '1,115 tenants' }, 'Method: telephone; sample: 1,115 tenants.'],
    [{ method: 'telephone' }, 'Method: telephone; how many answered is not recorded.'],
    [{ sample: '1,115' }, 'Method not recorded; sample: 1,115.'],
    [{}, 'How people were asked is not recorded.'],
  ])('%j', (change, words) => {
    expect(methodWords(tenants, aReading('FY2023/24', '64', change))).toBe(words);
  });

  it('is not said of other measures', () => {
    expect(methodWords(repairs, aReading('FY2023/24', '92'))).toBe('');
  });
});
