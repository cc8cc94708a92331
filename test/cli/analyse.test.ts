import { analyseCommand } from '../../src/cli/analyse.ts';
import { recordChoiceCommand } from '../../src/cli/record-choice.ts';
import { runningProduct } from '../support/running-product.ts';

/** What an act prints, line by line. */
async function printed(act: () => Promise<number>) {
  const lines: string[] = [];
  const out = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const problems = jest.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: await act(), lines };
  } finally {
    out.mockRestore();
    problems.mockRestore();
  }
}

describe('pmif analyse', () => {
  it('prints one document with everything of the contract, or a table to be read', async () => {
    const product = await runningProduct();
    try {
      const json = await printed(() => analyseCommand(product, { code: 'STAT-REREF', json: true }));
      expect(json).toMatchObject({ code: 0, lines: [expect.any(String)] });
      expect(JSON.parse(json.lines[0] ?? '')).toMatchObject({
        code: 'STAT-REREF',
        points: expect.arrayContaining([{ period: 'FY2024/25', value: '13.9', signals: [] }]),
        mean: expect.closeTo(15.87, 2),
        averageMovingRange: expect.closeTo(3.78, 2),
        lowerLimit: expect.closeTo(5.82, 2),
        upperLimit: expect.closeTo(25.92, 2),
        trial: true,
        variation: 'usual',
        assurance: null,
        gaps: [],
        summary: expect.stringMatching(/^Within its usual ups and downs\. Down 2\.7 percentage points/),
        easyIndicator: null,
      });

      const decision = { code: 'STAT-REREF', by: 'performance.lead@example.gov.uk', why: 'The front door moved.' };
      const step = { ...decision, choice: { what: 'step', from: 'FY2020/21' } } as const;
      expect(await printed(() => recordChoiceCommand(product, step, false))).toMatchObject({
        code: 0,
        lines: ['STAT-REREF: recorded.', 'Counted afresh from FY2020/21: The front door moved.'],
      });
      const { lines } = await printed(() => analyseCommand(product, { code: 'STAT-REREF', json: false }));
      expect(lines[0]).toContain('Counted afresh from the year to March 2021: The front door moved.');
      expect(lines).toContain('  FY2015/16  13.7');
      expect(lines).toContain('Mean 17.42, average moving range 5.13, no limits.');

      const unknown = await printed(() => analyseCommand(product, { code: 'NO-SUCH', json: true }));
      expect(unknown).toMatchObject({ code: 2, lines: [expect.stringContaining('There is no measure NO-SUCH')] });
    } finally {
      await product.close();
    }
  });
});
