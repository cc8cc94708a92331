import type { GroupSheet, SheetFormat } from '../features/thrive/rules/sheet.ts';

/** A page of A4, a page for a browser, or text with the team talk and the text message. */
export async function writeSheet(sheet: GroupSheet, format: SheetFormat): Promise<Uint8Array> {
  // Loaded only here: no answer of the bot needs these libraries.
  if (format === 'pdf') return (await import('./sheet-pdf.ts')).sheetPdf(sheet);
  if (format === 'html') return Buffer.from(await (await import('./sheet-html.ts')).sheetHtml(sheet));
  return Buffer.from(sheetText(sheet));
}

function sheetText(sheet: GroupSheet): string {
  const { chart, belongs, asked } = sheet;
  const parts = [
    sheet.warning,
    sheet.heading,
    ...sheet.paragraphs,
    [sheet.figure, sheet.figureBelow].filter((text) => text !== '').join('\n'),
    chart?.alternative ?? '',
    belongs.map(({ label, text }) => `${label}${text}`).join('\n'),
    asked.map(({ question, answer }) => `You asked: ${question}\nAnswer: ${answer}`).join('\n'),
    [sheet.invite, sheet.address].filter((text) => text !== '').join('\n'),
    sheet.foot,
    `TEAM TALK (under two minutes)\n${sheet.teamTalk.join('\n')}`,
    `TEXT MESSAGE (${sheet.textMessage.length} letters)\n${sheet.textMessage}`,
  ];
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}
