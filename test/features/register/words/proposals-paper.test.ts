import { proposalsPaper } from '../../../../src/features/register/words/review-book.ts';
import { aFile, aRequest, reportOn } from '../../../support/reports.ts';
import { on } from '../../../support/examples.ts';

const { requests } = reportOn([aFile()], { requests: [aRequest({ text: 'Why is there nothing on culture?' })] });
const paper = (views: Parameters<typeof proposalsPaper>[0]['views']) =>
  proposalsPaper({
    ...{ organisation: 'Gateshead Council', today: on('2027-04-12'), undecided: 1, views },
    proposals: [{ code: 'A', title: 'Visits', decision: 'retire', change: '', reason: 'Nobody uses it.' }],
  });
const said = (views: Parameters<typeof paper>[0]) => JSON.stringify(paper(views).blocks);

describe('the list for Cabinet', () => {
  it('has what the committees asked beside what is proposed, and how far the answers are', () => {
    const text = said([{ committee: 'Families Overview and Scrutiny Committee', asked: requests }]);
    expect(text).toMatch(/What the committees asked.*Families.*Why is there nothing on culture\?.*Not looked at yet/);
  });

  it('says nothing of committees that asked nothing', () => {
    expect(said([])).not.toContain('committees asked');
  });
});
