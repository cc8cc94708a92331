import fc from 'fast-check';
import { searchIndex } from '../../../../src/features/search/rules/search-index.ts';

const item = (code: string, title: string, ...words: string[]) => ({ code, title, words });
const index = searchIndex([
  item('PMIF-LAC-N', 'Number of looked after children', 'Families Overview and Scrutiny Committee'),
  item('TSM-TP02', 'Tenant satisfaction: repairs service', 'Housing'),
  item('CNL-REP-FTF', 'Repairs completed on the first attempt', 'Housing'),
  item('STAT-CAFE', 'Food hygiene in cafés', 'Public health'),
]);
const codes = (query: string, skip = 0, most = 25) => index.find(query, skip, most).map(({ code }) => code);

describe('the search for a measure', () => {
  it.each([
    ['', ['STAT-CAFE', 'PMIF-LAC-N', 'CNL-REP-FTF', 'TSM-TP02']],
    ['pmif-lac-n', ['PMIF-LAC-N']],
    ['rep', ['CNL-REP-FTF', 'TSM-TP02']],
    ['REPAIRS first', ['CNL-REP-FTF']],
    ['families children', ['PMIF-LAC-N']],
    ['cafe', ['STAT-CAFE']],
    ['housing', ['CNL-REP-FTF', 'TSM-TP02']],
    ['nothing of the kind', []],
    ['<script>', []],
  ])('for “%s” finds, best first', (query, expected) => {
    expect(codes(query)).toEqual(expected);
  });

  it('goes on after a page', () => {
    expect([codes('', 0, 3), codes('', 3, 3)]).toEqual([['STAT-CAFE', 'PMIF-LAC-N', 'CNL-REP-FTF'], ['TSM-TP02']]);
  });

  it('finds everything by its own title, whatever it is called', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 5 }), (titles) => {
        const all = searchIndex(titles.map((one, number) => item(`M${number}`, one)));
        for (const [number, one] of titles.entries())
          expect(all.find(one, 0, 25).map(({ code }) => code)).toContain(`M${number}`);
      }),
    );
  });
});
