import * as docx from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { checkTemplate, wordFromTemplate } from '../../src/documents/report-template.ts';
import { STYLES } from '../../src/documents/word-styles.ts';
import { tagsOf } from '../support/markup.ts';
import { unzipped } from '../support/unzip.ts';
import { wordComplaints } from '../support/word-accessibility.ts';
import { aPaper, HOSTILE, pictures } from './papers.ts';

const { Document, Header, HeadingLevel, Packer, Paragraph } = docx;
const COVER = {
  ...{ title: 'What the figures tell us', organisation: 'Gateshead Council', committee: 'Families' },
  ...{
    period: 'The year to March 2024',
    meeting: '13 June 2024',
    date: '3 June 2024',
    status: 'Released figures only',
  },
};

/** A council's covering report: their header, recommendations and contact around the place for ours. */
function template(lines: readonly string[], styles = true): Promise<Buffer> {
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
  return Packer.toBuffer(
    new Document({
      ...(styles && { styles: STYLES }),
      sections: [
        {
          headers: {
            default: new Header({ children: [new Paragraph('REPORT TO THE OVERVIEW AND SCRUTINY COMMITTEE')] }),
          },
          children: [
            ...(styles ? [heading('Recommendations')] : []),
            ...lines.map((text) => new Paragraph(text)),
            ...(styles ? [heading('Financial implications')] : []),
            new Paragraph('There are none. Contact: the Chief Executive, extension 1234.'),
          ],
        },
      ],
    }),
  );
}
const GOOD = ['{{title}}: {{ committee }}, {{period}}, {{meeting}}', '{{report}}', '{{theirs}} stays'];
const textOf = (bytes: Uint8Array, name = 'word/document.xml') =>
  (unzipped(bytes).get(name)?.toString('utf8') ?? '').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

/** With a picture of nothing, which packs to almost nothing. */
const swollen = (bytes: Uint8Array) =>
  zipSync({ ...unzipSync(bytes), 'word/media/image1.png': new Uint8Array(30 * 1024 * 1024) });

describe('the council’s own template', () => {
  it('keeps tables between its own margins', async () => {
    const paper = aPaper('Plain words');
    const made = await wordFromTemplate(await template(GOOD), paper, await pictures(paper));
    const body = String(unzipped(made).get('word/document.xml'));
    const [, page = '0'] = /<w:pgSz [^>]*w:w="(\d+)"/.exec(body) ?? [];
    const [, left = '0'] = /<w:pgMar [^>]*w:left="(\d+)"/.exec(body) ?? [];
    const [, right = '0'] = /<w:pgMar [^>]*w:right="(\d+)"/.exec(body) ?? [];
    const [, table = '0'] = /<w:tblW [^>]*w:w="(\d+)"/.exec(body) ?? [];
    expect(Number(table)).toBe(Number(page) - Number(left) - Number(right));
  });

  it('keeps what is theirs and takes the report in its place', async () => {
    const paper = aPaper('Plain words', { cover: COVER });
    const made = await wordFromTemplate(await template(GOOD), paper, await pictures(paper));
    const text = textOf(made);
    expect(text).toContain('What the figures tell us: Families, The year to March 2024, 13 June 2024');
    const order = ['Recommendations', 'Plain words', '{{theirs}} stays', 'Financial implications', 'extension 1234'];
    expect(order.map((words) => text.indexOf(words))).toEqual(
      order.map((words) => text.indexOf(words)).sort((a, b) => a - b),
    );
    expect(text).not.toMatch(/\{\{(?!theirs)/);
    const parts = unzipped(made);
    expect([...parts.keys()].filter((name) => name.endsWith('.png'))).toHaveLength(1);
    const header = [...parts.keys()].find((name) => /word\/header\d+\.xml$/.test(name));
    expect(textOf(made, header)).toContain('REPORT TO THE OVERVIEW');
    expect(wordComplaints(made)).toEqual([]);
  });

  it('has a warning above a draft', async () => {
    const paper = aPaper('Plain words', { warning: 'Draft: not released', cover: COVER });
    const made = await wordFromTemplate(await template(GOOD), paper, await pictures(paper));
    expect(textOf(made)).toContain('Draft: not released\nPlain words');
  });

  it.each(HOSTILE)('shows %s as text', async (_what, words) => {
    const paper = aPaper(words, { cover: { ...COVER, committee: words } });
    const made = await wordFromTemplate(await template(GOOD), paper, await pictures(paper));
    expect(() => tagsOf(unzipped(made).get('word/document.xml')!.toString('utf8'))).not.toThrow();
  });

  it.each<[string, Promise<Uint8Array>, RegExp[]]>([
    ['without the place for the report', template(['Nothing here']), [/\{\{report\}\}/]],
    ['without headings and without the place', template(['Nothing here'], false), [/\{\{report\}\}/]],
    ['that is no Word document', Promise.resolve(Buffer.from('%PDF-1.7')), [/no Word document/]],
    ['that is a broken archive', template(GOOD).then((bytes) => bytes.subarray(0, 400)), [/no Word document/]],
    ['that unpacks to many megabytes', template(GOOD).then(swollen), [/no Word document/]],
    ['of many megabytes', Promise.resolve(new Uint8Array(6 * 1024 * 1024)), [/larger than 5 MB/]],
  ])('%s is refused, with what is missing and a cure', async (_what, bytes, expected) => {
    const problems = await checkTemplate(await bytes);
    for (const words of expected) expect(problems.map(({ problem }) => problem).join('\n')).toMatch(words);
    for (const { cure } of problems) expect(cure).toMatch(/\w{3}/);
  });

  it('is taken as it is where nothing is missing', async () => {
    expect(await checkTemplate(await template(GOOD))).toEqual([]);
  });
});
