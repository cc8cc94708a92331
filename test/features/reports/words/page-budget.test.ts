import { pagesOf } from '../../../../src/features/reports/words/page-budget.ts';
import { reportPaper } from '../../../../src/features/reports/words/report-paper.ts';
import { aReading } from '../../../support/examples.ts';
import { aFile, reportOn } from '../../../support/reports.ts';

const LONG = 'Because two teams shared one rota through the winter, families waited less and came back less often. ';

/** Measures that all moved beyond the usual, with words of some length. */
const signals = (count: number, words: string) =>
  Array.from({ length: count }, (_item, index) => {
    const values = ['10', '11', '10', '11', '10', '11', '10', '11', '10', '11', '10', '19'];
    const readings = values.map((value, at) =>
      aReading(`FY20${10 + at}/${11 + at}`, value, at === 11 ? { soWhat: words, nextSteps: words } : {}),
    );
    return aFile({ code: `S${index}`, title: `Measure ${index}`, frequency: 'annual', unit: '%' }, readings);
  });

/** The remit's own pages after page one: all blocks before the first appendix. */
function remitOf(count: number, words: string) {
  const { blocks } = reportPaper(reportOn(signals(count, words)));
  const from = blocks.findIndex((block) => 'newPage' in block && block.newPage);
  const to = blocks.findIndex((block) => block.kind === 'heading' && /^Appendix|^How to read/.test(block.text));
  return { remit: blocks.slice(from, to), rest: blocks.slice(to) };
}
const pictures = (blocks: readonly { kind: string }[]) => blocks.filter(({ kind }) => kind === 'picture').length;

describe('the pages of the remit', () => {
  it.each([
    ['a few measures with short words', 5, 'Because of the winter.'],
    ['25 measures that all moved', 25, LONG],
    ['50 measures that all moved, with pages of words', 50, LONG.repeat(20)],
    ['120 measures that all moved, with pages of words', 120, LONG.repeat(20)],
  ])('are ten at most for %s', (_what, count, words) => {
    const { remit, rest } = remitOf(count, words);
    expect(pagesOf(remit)).toBeLessThanOrEqual(9);
    expect(pictures(remit) + pictures(rest)).toBe(count);
  });

  it('lose no word: what is cut stands whole in an appendix', () => {
    const { remit, rest } = remitOf(50, LONG.repeat(20));
    expect(JSON.stringify(remit)).not.toContain(LONG.repeat(2));
    expect(JSON.stringify(rest).split(LONG.repeat(20).trim()).length - 1).toBe(100);
  });

  it('tell sixty words of each while there is room', () => {
    expect(JSON.stringify(remitOf(5, LONG.repeat(3)).remit)).toContain(LONG.repeat(3).trim());
  });
});
