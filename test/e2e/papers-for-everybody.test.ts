import axe from 'axe-core';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import type { Browser, Page } from 'playwright-core';
import { SHARPNESS } from '../../src/documents/charts/draw.ts';
import { TEXT } from '../../src/documents/charts/spec.ts';
import { digestReport } from '../../src/features/committee-digest/use-cases/digest-view.ts';
import { makeReport } from '../../src/features/reports/use-cases/make-report.ts';
import { readToday } from '../../src/core/services.ts';
import { takesPerformance } from '../../src/features/committee-digest/rules/digest.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { Report } from '../../src/features/reports/rules/report.ts';
import { launchBrowser } from '../support/browser.ts';
import { runningProduct } from '../support/running-product.ts';
import { picturesIn, wordComplaints } from '../support/word-accessibility.ts';

/** The year for which the real register has most figures. */
const PERIOD = 'FY2023/24';
const COMMITTEES = ['families', 'corporate', 'chw', 'hehc'];

let product: Awaited<ReturnType<typeof runningProduct>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), runningProduct()]);
  page = await browser.newPage({ viewport: { width: 320, height: 640 }, bypassCSP: true });
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

/** The digest that a committee's officer downloads, and the report with the whole framework. */
async function papersOf(code: string): Promise<Record<'digest' | 'report', Report>> {
  const context = await readToday(product.services);
  const committee = context.framework.committees.find((one) => one.code === code);
  const meeting = committee?.meetings.find(takesPerformance);
  if (committee === undefined || meeting === undefined) throw new Error(`no meeting of ${code}`);
  const { digest } = await product.services.store.digests.open(code, meeting.date);
  const taken = { ...meeting, takesPerformance: periodOf(PERIOD) };
  const made = await makeReport(product.services, { committee: code, period: PERIOD, draft: false, whole: true });
  if (made.kind === 'refused') throw new Error(made.problem);
  return {
    digest: await digestReport(
      product.services,
      context,
      { committee, meeting: taken },
      { ...digest, state: 'preview' },
    ),
    report: made.report,
  };
}

/** What axe finds in a file that is opened by itself, on a narrow screen. */
async function complaintsOfAxe(html: string) {
  await page.setContent(html);
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const inPage = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    const { violations } = await inPage.axe.run();
    const { scrollWidth, clientWidth } = inPage.document.documentElement;
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
      tooWide: scrollWidth > clientWidth,
    };
  });
}

describe.each(COMMITTEES)('what the %s committee is sent', (code) => {
  it.each(['digest', 'report'] as const)('can be read by anybody: the %s in Word and for an e-mail', async (which) => {
    const report = (await papersOf(code))[which];
    const word = await product.writeReport(report, 'docx');
    expect(wordComplaints(word)).toEqual([]);
    // A text of the chart has so many pixels; a picture is printed at so many points for each of its own.
    for (const { pixels, points } of picturesIn(word)) {
      expect((TEXT * SHARPNESS * points.width) / pixels.width).toBeGreaterThanOrEqual(12);
    }
    const html = Buffer.from(await product.writeReport(report, 'html')).toString('utf8');
    expect(await complaintsOfAxe(html)).toEqual({ violations: [], tooWide: false });
  });
});

it('finds what an accessibility checker would find, in both', async () => {
  const { digest } = await papersOf('families');
  const html = Buffer.from(await product.writeReport(digest, 'html')).toString('utf8');
  const broken = html.replace(/ alt="[^"]*"/, '').replace('color: #1a1a1a', 'color: #aaaaaa');
  const { violations } = await complaintsOfAxe(broken);
  expect(violations.map((text) => text.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
  const words = new TextRun({ text: 'small', size: 16, color: 'FFFFFF' });
  const document = new Document({
    sections: [{ children: [new Paragraph(''), new Paragraph({ children: [words] })] }],
  });
  expect(wordComplaints(await Packer.toBuffer(document)).sort()).toEqual([
    '1 lines are empty',
    'no language is set',
    'some text has 8 point',
    'there is no heading',
    'there is no title',
    'white words stand on white',
  ]);
});
