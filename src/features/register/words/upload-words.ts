import { UPLOAD_MINUTES } from '../rules/upload-page.ts';
import { timeOfDay } from '../../../core/words/dates.ts';
import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';

/** The press that gives somebody a page to send a spreadsheet from. */
export const UPLOAD_PRESS = { title: 'Send it from a web page', verb: 'uploadPage', subject: '' } as const;

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
