import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { GroupSheet } from '../features/thrive/rules/sheet.ts';

const { resolve } = createRequire(import.meta.url);
const font = (name: string) => resolve(`@expo-google-fonts/atkinson-hyperlegible/${name}`);
const REGULAR = font('400Regular/AtkinsonHyperlegible_400Regular.ttf');
const BOLD = font('700Bold/AtkinsonHyperlegible_700Bold.ttf');

/** A4 in points, with a margin that every office printer can print. */
const PAGE = { width: 595.28, height: 841.89, margin: 45 };
const WIDE = PAGE.width - 2 * PAGE.margin;
const CODE = 118;
const INK = '#1a1a1a';
const MAIN = '#0b4f5c';
const WRONG = '#8a1f11';
/** Sizes of the text, tried until it fits on the page. */
const SIZES = [20, 19, 18, 17, 16, 15, 14, 13, 12];

type Pdf = InstanceType<typeof PDFDocument>;

/** A sheet as one page of A4, tagged for screen readers; the same bytes on every machine. */
export async function sheetPdf(sheet: GroupSheet): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    lang: 'en-GB',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: sheet.heading, Creator: 'pmif' },
    font: REGULAR,
  });
  const done = bytesOf(pdf);
  const page = pdf.struct('Document');
  pdf.addStructure(page);
  const bottom = PAGE.height - PAGE.margin - footHeight(pdf, sheet);
  const room = bottom - PAGE.margin - 12;
  const size = SIZES.find((one) => heightOf(pdf, sheet, one) <= room) ?? SIZES.at(-1) ?? 12;
  let y = PAGE.margin;
  for (const piece of piecesOf(sheet, size)) {
    const height = heightOfPiece(pdf, piece);
    if (y + height > bottom) break; // at the smallest size: the first pieces stay
    page.add(
      pdf.struct(piece.tag, piece.alt === undefined ? {} : { alt: piece.alt }, () => {
        if (piece.tag === 'Figure') drawChart(pdf, sheet, y + 4);
        else
          pdf
            .font(piece.font, piece.size)
            .fillColor(piece.colour)
            .text(piece.text, PAGE.margin, y, { width: WIDE, lineGap: piece.gap, height: bottom - y, ellipsis: true });
      }),
    );
    y += height + piece.after;
  }
  drawFoot(pdf, page, sheet);
  page.end();
  pdf.end();
  return done;
}

type Piece = {
  readonly tag: 'H1' | 'H2' | 'P' | 'Figure';
  readonly alt?: string;
  readonly text: string;
  readonly size: number;
  readonly font: string;
  readonly colour: string;
  readonly gap: number;
  readonly after: number;
};

const CHART_SCALE = WIDE / 480;

function piecesOf(sheet: GroupSheet, size: number): Piece[] {
  const piece = (text: string, more: Partial<Piece> = {}): Piece => ({
    tag: 'P',
    text,
    size,
    font: REGULAR,
    colour: INK,
    gap: size * 0.22,
    after: size * 0.6,
    ...more,
  });
  const text = (words: string, more: Partial<Piece> = {}) => (words === '' ? [] : [piece(words, more)]);
  const { chart, asked } = sheet;
  const [first = '', ...others] = sheet.paragraphs;
  const small = size * 0.85;
  return [
    ...text(sheet.warning, { font: BOLD, colour: WRONG, size: 14 }),
    ...text(sheet.heading, { tag: 'H1', font: BOLD, colour: MAIN, size: size * 1.7, gap: 0 }),
    ...text(first),
    ...text(sheet.figure, { font: BOLD, size: size * 2.5, gap: 0, after: 0 }),
    ...text(sheet.figureBelow, { font: BOLD, size: small }),
    ...(chart === undefined ? [] : [piece('', { tag: 'Figure', alt: chart.alternative })]),
    ...others.flatMap((words) => text(words)),
    ...sheet.belongs.flatMap(({ label, text: words }) => text(`${label}${words}`, { size: small, after: size * 0.3 })),
    ...text(asked.length === 0 ? '' : 'You asked', {
      tag: 'H2',
      font: BOLD,
      colour: MAIN,
      size: size * 1.05,
      after: size * 0.25,
    }),
    ...asked.flatMap(({ question, answer }) => [
      ...text(question, { font: BOLD, size: small, after: size * 0.1 }),
      ...text(answer, { size: small, after: size * 0.4 }),
    ]),
  ];
}

function heightOf(pdf: Pdf, sheet: GroupSheet, size: number): number {
  return piecesOf(sheet, size).reduce((sum, piece) => sum + heightOfPiece(pdf, piece) + piece.after, 0);
}

function heightOfPiece(pdf: Pdf, piece: Piece): number {
  if (piece.tag === 'Figure') return 150 * CHART_SCALE * 0.75 + 8;
  return pdf.font(piece.font, piece.size).heightOfString(piece.text, { width: WIDE, lineGap: piece.gap });
}

function drawChart(pdf: Pdf, { chart }: GroupSheet, top: number): void {
  if (chart === undefined) return;
  const { line, from, to } = chart;
  const [across, down] = [CHART_SCALE, CHART_SCALE * 0.75];
  const at = ([x, y]: readonly [number, number]) => [PAGE.margin + x * across, top + y * down] as const;
  pdf.rect(PAGE.margin, top, WIDE, line.height * down).fill('#f1f4f4');
  line.points.forEach((point, index) => (index === 0 ? pdf.moveTo(...at(point)) : pdf.lineTo(...at(point))));
  pdf.lineWidth(2.5).lineJoin('round').strokeColor(MAIN).stroke();
  const last = line.points.at(-1);
  if (last !== undefined) pdf.circle(...at(last), 5).fill(MAIN);
  const words = top + line.height * down - 16;
  const width = WIDE - 16;
  pdf
    .font(REGULAR, 11)
    .fillColor(INK)
    .text(from, PAGE.margin + 8, words, { width, lineBreak: false });
  pdf.text(to, PAGE.margin + 8, words, { width, align: 'right', lineBreak: false });
}

const footHeight = (pdf: Pdf, { address, invite }: GroupSheet): number =>
  24 + (address === '' ? pdf.font(BOLD, 15).heightOfString(invite, { width: WIDE }) + 10 : CODE + 10);

function drawFoot(pdf: Pdf, page: PDFKit.PDFStructureElement, sheet: GroupSheet): void {
  const qr = sheet.address === '' ? undefined : QRCode.create(sheet.address, { errorCorrectionLevel: 'M' });
  const top = PAGE.height - PAGE.margin - footHeight(pdf, sheet) + 6;
  pdf
    .lineWidth(1.5)
    .strokeColor(MAIN)
    .moveTo(PAGE.margin, top - 4)
    .lineTo(PAGE.width - PAGE.margin, top - 4)
    .stroke();
  const left = qr === undefined ? PAGE.margin : PAGE.margin + CODE + 18;
  const width = PAGE.width - PAGE.margin - left;
  if (qr !== undefined)
    page.add(
      pdf.struct('Figure', { alt: `A code that opens ${sheet.address}` }, () =>
        drawCode(pdf, qr, PAGE.margin, top + 2),
      ),
    );
  page.add(
    pdf.struct('P', {}, () => {
      pdf
        .font(BOLD, 15)
        .fillColor(INK)
        .text(sheet.invite, left, top + 6, { width, lineGap: 3 });
      if (qr !== undefined) pdf.font(REGULAR, 10).text(sheet.address, { width, lineGap: 1 });
    }),
  );
  page.add(
    pdf.struct('P', {}, () => {
      pdf.font(REGULAR, 10).text(sheet.foot, PAGE.margin, PAGE.height - PAGE.margin - 14, {
        width: WIDE,
        height: 14,
        ellipsis: true,
        lineBreak: false,
      });
    }),
  );
}

/** The QR code as one path of squares, with the quiet zone of four that scanners require. */
function drawCode(pdf: Pdf, { modules }: QRCode.QRCode, left: number, top: number): void {
  const one = CODE / (modules.size + 8);
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) pdf.rect(left + (column + 4) * one, top + (row + 4) * one, one, one);
  pdf.fill('#000000');
}

function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolveBytes, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolveBytes(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}
