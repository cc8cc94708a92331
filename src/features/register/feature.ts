import { z } from 'zod';
import { command, press, type UserAction } from '../../actions/action.ts';
import { matches, reads, text } from '../../actions/fields.ts';
import type { View } from '../../core/view.ts';
import { feature } from '../../feature.ts';
import { exportEverything, exportRegister } from './use-cases/export-register.ts';
import { pressOnReadings, pressOnRegister } from './use-cases/drop-register.ts';
import { nationalReadings, ownReadings } from './use-cases/readings-sheet.ts';
import { yearlyReview } from './use-cases/review.ts';
import { notYourFile, takeFiles } from './use-cases/take-files.ts';
import { undoImport } from './use-cases/undo-import.ts';
import { nothingToUpload, offerUploadPage } from './use-cases/upload-page.ts';
import { importSummary } from './words/import-summary.ts';
import { spreadsheetNotices, uploadNotices } from './words/spreadsheet-words.ts';

const SPREADSHEETS = {
  register: { typed: /^export (?:the )?register[.!]?$/i, make: exportRegister },
  everything: { typed: /^(?:export|hand over) everything[.!]?$/i, make: exportEverything },
  review: { typed: /^(?:the )?yearly review[.!]?$/i, make: yearlyReview },
  national: { typed: /^national(?: statistics| figures)?[.!]?$/i, make: nationalReadings },
} satisfies Record<string, { typed: RegExp; make: (action: UserAction) => Promise<View> }>;
const NAMES = ['register', 'everything', 'review', 'national'] as const;

const OWN =
  /^(?:(?:these|readings|my readings|due|my list)(?: as a| in a)? (?:spreadsheet|workbook)|spreadsheet|workbook)[.!]?$/i;

/** What the card of a dropped file carries: the file, the answers to earlier questions, and those that it asks. */
const answers = z.object({
  subject: text(101),
  said: text(2_000),
  seen: text(200),
  questions: text(10).transform(Number),
  q0: text(10),
  q1: text(10),
  q2: text(10),
  q3: text(10),
  q4: text(10),
  q5: text(10),
});
const nothing = z.object({});
const theTeams = { right: 'useTheRegister', refuse: notYourFile } as const;
/** A document is a message of its own, so that the card stays as it is. */
const below = (_said: unknown, view: View) => view.kind === 'document';

/** The register, due readings and the yearly review as spreadsheets: exported, dropped or uploaded, compared, undone. */
export const register = feature('register', {
  presses: {
    applyImport: press({ ...theTeams, input: answers, below, handle: pressOnRegister }),
    askImport: press({ ...theTeams, input: answers, below, handle: pressOnRegister }),
    undoImport: press({
      ...theTeams,
      input: z.object({ subject: text(101) }),
      handle: (action, { subject }) => undoImport(action, subject),
    }),
    leaveImport: press({
      right: 'everyone',
      input: nothing,
      handle: () => ({ kind: 'notice', about: { what: 'importLeft' } }),
    }),
    applyReadings: press({ right: 'everyone', input: answers, below, handle: pressOnReadings }),
    readingsSheet: press({ right: 'everyone', input: nothing, below, handle: ownReadings }),
    exportRegister: press({ ...theTeams, input: nothing, below, handle: exportRegister }),
    uploadPage: press({
      right: 'handIn',
      refuse: nothingToUpload,
      input: nothing,
      below: () => true,
      handle: offerUploadPage,
    }),
  },
  commands: [
    command({
      ...theTeams,
      command: 'spreadsheet',
      input: reads(({ plain }) => {
        const what = NAMES.find((name) => SPREADSHEETS[name].typed.test(plain));
        return what && { what };
      }),
      handle: (action, { what }) => SPREADSHEETS[what].make(action),
      help: {
        typed: 'export register',
        does: 'gives the register as a spreadsheet, to change and drop back',
        for: ['performance'],
      },
    }),
    command({
      command: 'readingsSheet',
      right: 'everyone',
      input: matches(OWN),
      handle: ownReadings,
      help: {
        typed: 'these as a spreadsheet',
        does: 'gives what is due as a spreadsheet, to fill in and drop back',
        for: ['owner', 'manager'],
      },
    }),
    command({
      command: 'upload',
      right: 'handIn',
      refuse: nothingToUpload,
      input: matches(/^upload(?: (?:a|my|the))?(?: (?:page|file|spreadsheet|workbook))?[.!]?$/i),
      handle: offerUploadPage,
      help: {
        typed: 'upload',
        does: 'gives a web page to send a spreadsheet from',
        for: ['owner', 'manager', 'performance'],
      },
    }),
  ],
  views: { importSummary },
  notices: { ...spreadsheetNotices, ...uploadNotices },
  async onFilesDropped(action, files) {
    const view = await takeFiles(action, files);
    return view.kind === 'document' && action.inbound.byPage === true ? { ...view, byLink: true } : view;
  },
});

// What other features use.
export { forgetInVersions } from './use-cases/copies.ts';
