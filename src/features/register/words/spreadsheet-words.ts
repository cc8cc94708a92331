import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';
import { counted, listed, sentence } from '../../../core/words/plain-text.ts';
import { UPLOAD_MINUTES } from '../rules/upload-page.ts';
import { timeOfDay } from '../../../core/words/dates.ts';

export const UPLOAD_PRESS = { title: 'Send it from a web page', verb: 'uploadPage', subject: '' } as const;

/** Another way than dropping the file again. */
const BY_PAGE = { presses: [UPLOAD_PRESS] };

export const spreadsheetNotices = {
  fileTooLarge: (): NoticeWords => ({
    title: 'That file is too large for us.',
    lines: ['We take up to 5 MB. Take out pictures and other sheets, save it as .xlsx, and drop it again.'],
    ...BY_PAGE,
  }),
  fileNotOurs: (): NoticeWords => ({
    title: 'We do not fetch files from there.',
    lines: ['Drop the file itself on this chat: Teams then keeps it in your own OneDrive, where we may read it.'],
    ...BY_PAGE,
  }),
  fileGone: (): NoticeWords => ({
    title: 'The file could not be fetched just now.',
    lines: ['Please drop it once more. If it happens again, save a copy under a new name and drop that.'],
    ...BY_PAGE,
  }),
  fileNotRead: (about: NoticeAbout<'fileNotRead'>): NoticeWords => ({
    title: `We cannot read ${about.name}.`,
    lines: [about.problem, about.cure].filter((line) => line !== ''),
    ...BY_PAGE,
  }),
  importGone: (): NoticeWords => ({
    title: 'That file is gone.',
    lines: ['A dropped file waits for a day. Nothing of it was written; drop it again.'],
    ...BY_PAGE,
  }),
  importLeft: (): NoticeWords => ({
    title: 'Left as it was.',
    lines: ['Nothing was written. Drop a file whenever you like.'],
  }),
  importBusy: (about: NoticeAbout<'importBusy'>): NoticeWords => ({
    title: 'A colleague is changing the register just now.',
    lines: ['Nothing was undone yet. Press Undo again in a minute.'],
    presses: [{ title: 'Undo', verb: 'undoImport', subject: about.undo }],
  }),
  importUndone: importUndone,
  importUndoOver: (): NoticeWords => ({
    title: 'This import can no longer be undone.',
    lines: [
      'It was undone already, or ten minutes have passed. Export the register to see how it stands, change it there, and drop it here: what stood before is in the audit.',
    ],
    presses: [{ title: 'Export the register', verb: 'exportRegister', subject: '' }],
  }),
  twoFiles: (about: NoticeAbout<'twoFiles'>): NoticeWords => ({
    title: 'One file at a time, please.',
    lines: [`Drop ${about.taken} alone first: what would change, and what we ask, is one card for each file.`],
    ...BY_PAGE,
  }),
  nothingFilled: (): NoticeWords => ({
    title: 'No row of it is filled in yet.',
    lines: ['Put a value, or what it tells us, into the yellow cells of any row, save it, and drop it again.'],
    ...BY_PAGE,
  }),
  noNational: (): NoticeWords => ({
    title: 'No national figure is wanted just now.',
    lines: ['Type “national” again when the next statistics are out.'],
  }),
  readingsTaken: readingsTaken,
  notYourFile: (about: NoticeAbout<'notYourFile'>): NoticeWords => ({
    title: 'A spreadsheet of the register is for the performance team.',
    lines: [
      `Your own figures can be dropped here: ask for “these as a spreadsheet” on your list, fill it in, and drop it back. Questions: ${about.contact}.`,
    ],
    list: true,
  }),
};

/** Most rows and names in a notice; more would not be read. */
const NAMED = 8;

function importUndone({ file, back, kept }: NoticeAbout<'importUndone'>): NoticeWords {
  const stays = kept.slice(0, NAMED).map(({ key, what }) => {
    const names = what.slice(0, NAMED).map(columnOf);
    return `${key}${names.length === 0 ? '' : `: ${listed(names)}`} changed again since, and stays as it is now.`;
  });
  return {
    title:
      back === 0
        ? `Nothing of ${file} was left to undo.`
        : `Undone: ${counted(back, 'row')} from ${file} ${back === 1 ? 'stands' : 'stand'} as before.`,
    lines: [
      ...stays,
      ...(kept.length > NAMED ? [`And ${counted(kept.length - NAMED, 'more row')} like that.`] : []),
      'The audit keeps both: what the import changed, and that you undid it.',
    ],
    presses: [{ title: 'Export the register', verb: 'exportRegister', subject: '' }],
  };
}

/** `policyObjective` as *policy objective*; a period is unchanged. */
const columnOf = (name: string) =>
  /^[a-z]+[A-Za-z]*$/.test(name) ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;

function readingsTaken({ file, answered, same, kept, lost }: NoticeAbout<'readingsTaken'>): NoticeWords {
  const left = [
    ...(same > 0 ? [`${counted(same, 'row')} said what is stored already.`] : []),
    ...(kept > 0 ? [`${counted(kept, 'row')} left as answered in Teams.`] : []),
    ...lost.slice(0, 5).map(({ line, problem }) => `Row ${line}: ${problem}`),
    ...(lost.length > 5 ? [`And ${lost.length - 5} more rows like that.`] : []),
  ];
  const title =
    answered === 0
      ? `Nothing new in ${file}.`
      : `${sentence(counted(answered, 'figure'))} taken from ${file}. Thank you.`;
  return { title, lines: left, list: true };
}

export const uploadNotices = {
  uploadPage: (about: NoticeAbout<'uploadPage'>): NoticeWords => ({
    title: 'Here is a page to send a spreadsheet from.',
    lines: [
      'Open it in a browser, here or on your phone, and choose the file. What comes of it is said in this chat, as if you had dropped the file here.',
      `The page is yours alone, takes ${about.files} files, and closes at ${timeOfDay(new Date(about.until))}. Please pass it to nobody: whoever has it sends in your name.`,
    ],
    link: about.address,
    linkTitle: 'Open the page',
  }),
  noUploadPage: (): NoticeWords => ({
    title: 'There is no such page here.',
    lines: ['Whoever runs this bot has not said where its pages are reached. Drop the file on this chat instead.'],
  }),
  uploadInOwnChat: (): NoticeWords => ({
    title: 'That is for your own chat with me.',
    lines: [
      `The page is bound to one person for ${UPLOAD_MINUTES} minutes, and everybody here would see its address. Type “upload” in your own chat.`,
    ],
  }),
  nothingToUpload: (about: NoticeAbout<'nothingToUpload'>): NoticeWords => ({
    title: 'Sending a spreadsheet is for those who answer for a measure, and for the performance team.',
    lines: [`Nothing of that is yours just now. If it should be, ask ${about.contact}.`],
  }),
};
