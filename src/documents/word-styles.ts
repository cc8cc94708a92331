import type { IPropertiesOptions } from 'docx';

/** A4 with 2 cm margins, in twentieths of a point. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, right: 1134, bottom: 1134, left: 1134, header: 567, footer: 567 },
  textWidth: 11906 - 2 * 1134,
} as const;

/** A contrast of 7:1 or more on white, and of white on `head`. */
export const COLOURS = {
  text: '1A1A1A',
  heading: '12395F',
  head: '12395F',
  onHead: 'FFFFFF',
  warning: '8A1F11',
} as const;

export const CELL_MARGINS = { top: 60, bottom: 60, left: 100, right: 100 } as const;

const FONT = 'Arial';
/** In half points. Nothing is smaller than 12 point: councillors could not read it. */
const TEXT = 24;
const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: COLOURS.heading },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});

/** The look without a council's own template. */
export const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: FONT, size: TEXT, color: COLOURS.text, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 80 } },
    },
    title: heading(44, 120),
    heading1: heading(36, 0),
    heading2: heading(30, 240),
    heading3: heading(26, 200),
    hyperlink: { run: { color: COLOURS.heading, underline: {} } },
    listParagraph: { run: { size: TEXT } },
  },
};
