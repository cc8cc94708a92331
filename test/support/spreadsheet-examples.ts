import { day } from '../../src/core/calendar/day.ts';
import type { ImportSummaryView } from '../../src/features/register/rules/views.ts';
import type { View } from '../../src/core/view.ts';

const contact = 'performance@example.gov.uk';

const summary: ImportSummaryView = {
  kind: 'importSummary',
  of: 'register',
  id: 'kept',
  file: 'Register 24 November 2026.xlsx',
  seen: 'mark',
  state: 'ready',
  copiedOn: day('2026-11-01'),
  changes: [
    {
      kind: 'measures',
      key: 'PMIF-LAC-N',
      title: 'Number of looked after children',
      isNew: false,
      cells: [{ column: 'title', before: 'Number of looked after children', after: 'Looked after children' }],
    },
    { kind: 'measures', key: 'PMIF-YOUTH', title: 'Young people in a youth club', isNew: true, cells: [] },
  ],
  more: 3,
  added: 1,
  changed: 4,
  unchanged: 69,
  asked: [
    {
      kind: 'measures',
      file: 'Register.xlsx',
      line: 14,
      key: 'CNL-REP-FTF',
      title: 'Repairs completed on the first attempt',
      why: 'teams',
      cells: [
        {
          column: 'owner',
          base: 'service.manager@example.gov.uk',
          teams: 'head.of.housing.repairs@example.gov.uk',
          mine: 'service.manager@example.gov.uk',
          by: { on: day('2026-11-03'), who: 'manager' },
        },
      ],
    },
    { kind: 'measures', file: 'Register.xlsx', line: 0, key: 'STAT-PAY', why: 'gone', cells: [] },
  ],
  from: 1,
  askedInAll: 2,
  said: '',
  notes: ['Live and without an owner, so nobody is asked: PMIF-YOUTH.'],
};

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
    comesBack: true,
  },
  'document, no page': {
    kind: 'document',
    id: 'kept',
    name: 'Register 24 November 2026.xlsx',
    size: 2_400_000,
    title: 'Not saved to your OneDrive.',
    lines: [],
    byLink: true,
  },
  'import-summary': summary,
  'import-summary, applied': { ...summary, state: 'applied', asked: [], askedInAll: 0, undo: 'kept' },
  'import-summary, too large to undo': { ...summary, asked: [], askedInAll: 0, changed: 2_400, isLarge: true },
  'notice, import undone': {
    kind: 'notice',
    about: { what: 'importUndone', file: 'Register 24 November 2026.xlsx', back: 5, kept: [] },
  },
  'notice, import undone in part': {
    kind: 'notice',
    about: {
      what: 'importUndone',
      file: 'Register 24 November 2026.xlsx',
      back: 4,
      kept: [
        { key: 'PMIF-LAC-N', what: ['title', 'policyObjective', 'FY2025/26-H1'] },
        { key: 'new.lead@example.gov.uk', what: [] },
      ],
    },
  },
  'notice, too late to undo an import': { kind: 'notice', about: { what: 'importUndoOver' } },
  'notice, a colleague imports': { kind: 'notice', about: { what: 'importBusy', undo: 'kept' } },
  'import-summary, no version': { ...noVersion(summary), asked: [], askedInAll: 0 },
  'import-summary, moved': { ...summary, state: 'moved' },
  'import-summary, nothing to change': { ...summary, state: 'same', changes: [], more: 0, asked: [], askedInAll: 0 },
  'notice, upload page': {
    kind: 'notice',
    about: {
      what: 'uploadPage',
      address: `https://performance.example.gov.uk/u/${'x'.repeat(32)}`,
      until: '2026-11-24T10:15:00.000Z',
      files: 5,
    },
  },
  'notice, no upload page': { kind: 'notice', about: { what: 'noUploadPage' } },
  'notice, upload in own chat': { kind: 'notice', about: { what: 'uploadInOwnChat' } },
  'notice, nothing to upload': { kind: 'notice', about: { what: 'nothingToUpload', contact } },
  'document, problems back': {
    kind: 'document',
    id: 'kept',
    name: 'Register 24 November 2026, problems.xlsx',
    size: 51_200,
    title: 'We found 2 problems in Register 24 November 2026.xlsx, and changed nothing.',
    lines: [
      'Row 14, direction: “sideways” is not one of the words for direction. Write one of: higher, lower, neutral.',
      'Row 14, owner: nobody@elsewhere.uk is not among the people. Add a row to people.csv, or correct the address.',
      'Here it is again with a Problem column and the cells marked: mend them there and drop it back.',
    ],
    link: 'https://performance.example.gov.uk/d/aYd0Pq3.t1.x',
  },
  'import-summary, readings': {
    ...noVersion(summary),
    of: 'readings',
    changed: 0,
    added: 0,
    file: 'Figures wanted 24 November 2026.xlsx',
    changes: [],
    more: 0,
    notes: [],
    asked: [
      {
        kind: 'readings',
        file: 'Figures wanted.xlsx',
        line: 3,
        key: 'PMIF-LAC-N 2026-09-30',
        title: 'Number of looked after children',
        why: 'teams',
        cells: [{ column: 'value', base: '', teams: '505', mine: '444', by: { on: day('2026-11-23'), who: 'deputy' } }],
      },
    ],
    askedInAll: 1,
  },
  'notice, import gone': { kind: 'notice', about: { what: 'importGone' } },
  'notice, import left': { kind: 'notice', about: { what: 'importLeft' } },
  'notice, two files': { kind: 'notice', about: { what: 'twoFiles', taken: 'Register.xlsx' } },
  'notice, nothing filled in': { kind: 'notice', about: { what: 'nothingFilled' } },
  'notice, no national figures': { kind: 'notice', about: { what: 'noNational' } },
  'notice, readings taken': {
    kind: 'notice',
    about: {
      what: 'readingsTaken',
      file: 'Figures wanted.xlsx',
      ...{ answered: 28, asked: 0, same: 2, refused: 0, kept: 1 },
      lost: [{ line: 9, problem: 'OWN-7 is for somebody else to answer.' }],
    },
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

function noVersion({ copiedOn: _copiedOn, ...view }: ImportSummaryView): ImportSummaryView {
  return view;
}
