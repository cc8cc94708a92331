import type { Block, Paper } from '../../../../src/features/reports/rules/paper.ts';
import type { ReportedFile } from '../../../../src/features/reports/rules/report.ts';
import { cutWords } from '../../../../src/features/reports/words/blocks.ts';
import { DRAFT, reportPaper } from '../../../../src/features/reports/words/report-paper.ts';
import { aDueReading, aReading, on, owner } from '../../../support/examples.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { aNarrative, NARRATIVE_WORDS } from '../../../support/narrative-views.ts';
import { aFile, aRequest, reportOn } from '../../../support/reports.ts';

const paper = (files: readonly ReportedFile[], change = {}) => reportPaper(reportOn(files, change));

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [block.runs.map(({ text }) => text).join('')];
    case 'list':
      return block.items.map((item) => item.map(({ text }) => text).join(''));
    case 'table':
      return [...block.head, ...block.rows.flat(2).map((runs) => runs.map(({ text }) => text).join(''))];
    case 'picture':
      return [block.title, block.chart.alt];
  }
}

/** How many points are joined by each line of a picture. */
function runsOf(picture: Extract<Block, { kind: 'picture' }> | undefined): number[] {
  const runs = Map.groupBy(picture?.chart.points ?? [], ({ run }) => run);
  return [...runs.values()].map((points) => points.length);
}

/** The blocks before the first page break. */
const firstPage = ({ blocks }: Paper) =>
  blocks.slice(
    0,
    blocks.findIndex((block) => 'newPage' in block && block.newPage),
  );
const said = (blocks: readonly Block[]) => blocks.flatMap(textsOf).join('\n');

const years = (values: readonly string[], change = {}) =>
  values.map((value, index) => aReading(`FY20${10 + index}/${11 + index}`, value, index === 11 ? change : {}));
const USUAL = ['10', '11', '10', '11', '10', '11', '10', '11', '10', '11', '10'];
const signal = (change = {}) =>
  aFile({ code: 'S', title: 'Repeat referrals', frequency: 'annual', unit: '%' }, years([...USUAL, '19'], change));
const quiet = (index: number, soWhat = '') =>
  aFile({ code: `Q${index}`, title: `Quiet measure ${index}` }, [aReading('2022-03-31', '12', { soWhat })]);

describe('page one', () => {
  it('stands alone: the figure, its move in words, why, what is next, and who answers', () => {
    const words = {
      soWhat: 'More families came back because help ended early.',
      nextSteps: 'Stay for six weeks more.',
    };
    expect(said(firstPage(paper([signal(words)])))).toBe(`Families Overview and Scrutiny Committee
The year to March 2022. Made on 24 November 2026
The one measure in this remit has a figure for the period; 1 moved beyond the usual ups and downs.
What changed, why, and what is next
Repeat referrals: 19% for the year to March 2022
Higher than its usual ups and downs, and for the worse: the highest in 11 years. Up 9 percentage points since the year to March 2021 (lower is better).
Why, in the owner’s words: More families came back because help ended early.
Next: Stay for six weeks more.
We share this. Answers for it: Service Manager, Children’s Social Care.`);
  });

  it('puts signals first, then the rest in a line each', () => {
    const text = said(firstPage(paper([quiet(1), quiet(2, 'Because of the winter.'), signal()])));
    const at = ['Repeat referrals', 'Quiet measure 2', 'The rest, in a line each', 'Quiet measure 1'].map((words) =>
      text.indexOf(words),
    );
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(text).toContain('Why, in the owner’s words: still to come.');
  });

  it('makes up no cause: without an owner’s words it says that they are still to come', () => {
    expect(said(firstPage(paper([signal()])))).toContain('Why, in the owner’s words: still to come.');
  });

  it('says that nothing moved, where nothing did', () => {
    expect(said(firstPage(paper([quiet(1)])))).toContain('Nothing moved beyond its usual ups and downs.');
  });

  it('holds on one page however much there is to say, and counts what stands elsewhere', () => {
    const long = 'Because the winter was long. '.repeat(60);
    const many = Array.from({ length: 40 }, (_item, index) => quiet(index, long));
    const text = said(firstPage(paper([...many, signal({ soWhat: long, nextSteps: long })])));
    const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / 80), 0);
    expect(lines).toBeLessThan(46);
    expect(text).toMatch(/\d+ more measures, in the tables that follow\./);
  });

  it('tells the six reasons for no figure apart', () => {
    const due = (state: 'open' | 'notMine' | 'withdrawn') => [aDueReading({ period: periodOf('2022-03-31'), state })];
    const put = { reason: 'notPublished' as const, expectedOn: on('2027-01-15'), note: '', times: 1, by: owner };
    const notReady = [aDueReading({ period: periodOf('2022-03-31'), state: 'notReady', notReady: put })];
    const files = [
      aFile({ code: 'A', title: 'A' }, [], due('open')),
      aFile({ code: 'B', title: 'B' }, [], due('notMine')),
      aFile({ code: 'C', title: 'C' }, [], due('withdrawn')),
      aFile({ code: 'D', title: 'D' }, [], notReady),
      aFile({ code: 'E', title: 'E', frequency: 'annual' }),
      aFile({ code: 'F', title: 'F', countsPeople: true }, [aReading('2022-03-31', '3')]),
    ];
    const text = said(paper(files).blocks);
    for (const words of ['Still to come (1): A.', 'Looking for its owner (1): B.', 'No longer collected (1): C.']) {
      expect(text).toContain(words);
    }
    for (const words of ['Not ready yet (1): D.', 'Not due (1): E.', 'Hidden (small number) (1): F.']) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Not ready until 15 January 2027.');
    expect(text).toContain('Hidden: fewer than 5 people');
  });
});

describe('the remit', () => {
  it('says what was revised, what was asked of whom, the baseline and the indicator, and what to read beside', () => {
    const other = aFile({ code: 'T', title: 'Tenants satisfied', unit: '%' }, [aReading('FY2021/22', '64')]);
    const reading = aReading('FY2021/22', '92', {
      status: 'provisional',
      sample: '1,115 tenants',
      method: 'telephone',
    });
    const levels = { baselineValue: '88', baselinePeriod: 'FY2019/20', indicatorValue: '95' };
    const file = aFile({ title: 'First visit', unit: '%', perception: true, readWith: 'T', ...levels }, [reading]);
    const text = said(paper([file], { beside: new Map([['T', other]]) }).blocks);
    for (const words of [
      'Provisional',
      'Baseline: 88% for the year to March 2020',
      'Indicator: we would like to see 95%',
      'Read beside: First visit 92%; Tenants satisfied 64%.',
      'Method: telephone; sample: 1,115 tenants',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/target|pass|fail|missed/i);
  });

  it('draws a signal, and says in words all that the picture shows', () => {
    const [picture, ...others] = paper([signal(), quiet(1)]).blocks.filter((block) => block.kind === 'picture');
    expect(others).toEqual([]);
    expect(picture?.chart.alt).toBe(
      'Line chart of Repeat referrals: 12 figures, from the year to March 2011 to the year to March 2022. The latest is 19% for the year to March 2022. Higher than its usual ups and downs, and for the worse: the highest in 11 years. Up 9 percentage points since the year to March 2021 (lower is better). Lines: average 11.2%, usually under 15.8%, usually over 6.6%.',
    );
    expect(runsOf(picture)).toEqual([12]);
  });

  it('breaks the line where a period has no figure', () => {
    const readings = years([...USUAL, '19']).filter(({ period }) => period.text !== 'FY2013/14');
    const [picture] = paper([aFile({ frequency: 'annual' }, readings)]).blocks.filter(
      (block) => block.kind === 'picture',
    );
    expect(runsOf(picture)).toEqual([3, 8]);
  });

  it('gives what was cut in full in an appendix, and only that', () => {
    const long = `${'word '.repeat(70)}end.`;
    const text = said(paper([quiet(1, long), quiet(2, 'Because of the winter.')]).blocks);
    const appendix = text.slice(text.indexOf('Appendix: what owners wrote, in full'));
    expect(appendix).toContain(long);
    expect(appendix).not.toContain('Because of the winter.');
  });

  it('names its sources, and Crown copyright where it is', () => {
    const official = { sourceOrg: 'Office for National Statistics', sourceUrl: 'https://ons.example/data' };
    const text = (org: object) => said(paper([aFile(org, [aReading('2022-03-31', '12')])]).blocks);
    expect(text(official)).toContain('Number of looked after children: https://ons.example/data');
    expect(text(official)).toContain('Figures of the Office for National Statistics are Crown copyright');
    expect(text({})).not.toContain('Crown copyright');
  });
});

describe('the words of people', () => {
  const written = aNarrative({
    released: { ...NARRATIVE_WORDS, challenges: 'First line.\nSecond line.', number: 1, by: owner, at: '' },
  });
  const withWords = { narratives: new Map([['PO1', written]]) };

  it('stand above an objective’s measures under the name of each box, those that cut across at the front', () => {
    const text = said(paper([quiet(1)], withWords).blocks);
    expect(text).toContain('Challenges. First line.\nSecond line.\nAchievements. Seven in ten');
    const at = ['Issues that cut across objectives', 'Challenges. ', 'Resources. ', 'Strategic measures'];
    expect(at.map((words) => text.indexOf(words))).toEqual(
      at.map((words) => text.indexOf(words)).sort((a, b) => a - b),
    );
    expect(text).not.toContain('still to come.\nStrategic');
    expect(said(paper([quiet(1)]).blocks)).not.toMatch(/Challenges|cut across/);
  });

  it('are said to be still to come where the lead was asked', () => {
    const text = said(paper([quiet(1)], { narratives: new Map([['PO1', aNarrative()]]) }).blocks);
    expect(text).toContain('The words of this objective’s lead are still to come.');
  });

  it('say on page one what members asked and how far it is, and in a table what came of it', () => {
    const answer = { text: 'Two homes closed in spring.', by: owner, at: '2022-02-01T10:00:00Z' };
    const requests = [
      aRequest({ id: '8', status: 'answered', answer, weDid: { ...answer, text: 'Four carers were approved.' } }),
      aRequest({ id: '7', status: 'given', givenTo: owner, dueOn: on('2022-05-01') }),
    ];
    const made = paper([quiet(1)], { requests });
    expect(said(firstPage(made))).toContain(`What you asked
“Why are there more children in our care than in March?” Still to come: with Service Manager, Children’s Social Care, wanted by 1 May 2022.
“Why are there more children in our care than in March?” Answered. Two homes closed in spring.`);
    const text = said(made.blocks);
    expect(text).toContain('Request 8\nMeeting of 2 December 2021\n');
    expect(text).toContain('Answered.\nTwo homes closed in spring.\nWhat we did: Four carers were approved.');
    expect(text).toContain('Changes to the framework, for Cabinet\nThe committee’s view: Why are there more');
  });

  it('stand with both figures and why, where one was revised since the last report', () => {
    const reading = aReading('2022-03-31', '483', {
      ...{ status: 'revised', reason: 'The department published 483' },
      reportedBefore: { value: '485', status: 'final' },
    });
    expect(said(paper([aFile({}, [reading])]).blocks)).toContain(
      'Revised since the last report\nNumber of looked after children: 483 at 31 March 2022; 485 was reported first. Why: The department published 483.',
    );
  });
});

it('says on every page that a draft is one', () => {
  expect(paper([], { draft: true }).warning).toBe(DRAFT);
  expect(paper([]).warning).toBeUndefined();
});

it.each([
  ['60 words', false, Array.from({ length: 60 }, () => 'word').join(' ')],
  ['61 words', true, Array.from({ length: 61 }, () => 'word').join(' ')],
  ['one endless word', true, 'w'.repeat(5000)],
])('%s: cut is %s', (_what, cut, text) => {
  const shown = cutWords(text);
  expect(shown.cut).toBe(cut);
  expect(shown.text.length).toBeLessThanOrEqual(724);
});
