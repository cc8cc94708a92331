import type { View } from '../../src/domain/views.ts';

const contact = 'performance@example.gov.uk';

/** What the gallery shows of files and spreadsheets. */
export const SPREADSHEET_EXAMPLES: Readonly<Record<string, View>> = {
  document: {
    kind: 'document',
    id: 'kept',
    name: 'Register 24 November 2026.xlsx',
    size: 48_500,
    title: 'Here is the register, as it stands now.',
    lines: ['Change what you like and drop it here again: we show what would change before anything does.'],
    link: 'https://performance.example.gov.uk/d/aYd0Pq3.t1.x',
  },
  'document, no page': {
    kind: 'document',
    id: 'kept',
    name: 'Register 24 November 2026.xlsx',
    size: 2_400_000,
    title: 'Not saved to your OneDrive.',
    lines: [],
    declined: true,
  },
  'notice, file too large': { kind: 'notice', about: { what: 'fileTooLarge' } },
  'notice, file from elsewhere': { kind: 'notice', about: { what: 'fileNotOurs' } },
  'notice, file gone': { kind: 'notice', about: { what: 'fileGone' } },
  'notice, document gone': { kind: 'notice', about: { what: 'documentGone' } },
  'notice, not their file': { kind: 'notice', about: { what: 'notYourFile', contact } },
  'notice, file not read': {
    kind: 'notice',
    about: {
      what: 'fileNotRead',
      name: 'measures.xlsx',
      problem: 'It is no Excel workbook, whatever its name says.',
      cure: 'Open it in Excel, save it as .xlsx, and drop that.',
    },
  },
};
