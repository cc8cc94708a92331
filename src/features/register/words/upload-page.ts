import { UPLOAD_FILES, UPLOAD_MINUTES, type UploadPublicView, type UploadSaid } from '../rules/upload-page.ts';
import { timeOfDay } from '../../../core/words/dates.ts';
import { counted, shown } from '../../../core/words/plain-text.ts';
import { type PagePart, type PublicPage, textPart } from '../../../core/words/page.ts';

const FILE = 'file';
type Open = Extract<UploadPublicView, { kind: 'upload' }>;

/** A page with one box for a file. It names no person and shows nothing of what was sent. */
export function uploadPage(view: UploadPublicView, about: { organisation: string; contact: string }): PublicPage {
  if (view.kind === 'gone') return closedPage(about);
  const { organisation, contact, left, said, until } = view;
  const again = said === 'sent';
  const more = `This page takes ${counted(left, again ? 'more file' : 'file')}, until ${timeOfDay(until)}. It belongs to one person: whoever sends from here sends in their name.`;
  return {
    title: again ? 'Thank you, we have your file' : 'Send a spreadsheet',
    status: said === 'tooLarge' ? 413 : said === 'busy' ? 503 : 200,
    organisation,
    parts: [
      ...(again ? sentParts(left) : [introduction]),
      ...problemParts(said),
      ...(left === 0 ? [] : [form(view)]),
      textPart(left === 0 ? 'This page takes no more files. Type “upload” in your chat for a new one.' : more),
      textPart(`If you did not ask for this page, please close it and tell ${shown(contact, 200)}.`),
    ],
  };
}

const introduction = textPart(
  'This sends a file to your chat with the performance bot in Teams: the register, figures that you have filled in, or a review. What comes of it is said there, and only there.',
);

function sentParts(left: number): PagePart[] {
  return [
    {
      part: 'notice',
      tone: 'done',
      title: 'Look in your chat',
      items: [
        { text: 'What comes of the file is said in your chat with the performance bot in Teams, now or in a minute.' },
        { text: 'If something in it wants mending, you find it there with each place marked.' },
      ],
    },
    ...(left === 0 ? [] : [{ part: 'heading', text: 'Send another, or the same one mended' } as const]),
  ];
}

const PROBLEMS: Readonly<Record<Exclude<UploadSaid, 'sent'>, string>> = {
  none: 'No file was chosen. Choose one, then press Send.',
  tooLarge:
    'That file is too large: we take up to 5 MB. Take out pictures and other sheets, save it as .xlsx, and choose it again.',
  unreadable: 'The file did not arrive whole. Please choose it once more.',
  busy: 'Several files are being read just now. Please choose it again, and send it in a minute.',
};

function problemParts(said: Open['said']): PagePart[] {
  if (said === undefined || said === 'sent') return [];
  return [{ part: 'notice', tone: 'problem', title: 'Not sent yet', items: [{ text: PROBLEMS[said], field: FILE }] }];
}

function form({ said }: Open): PagePart {
  const wrong = said !== undefined && said !== 'sent';
  return {
    part: 'form',
    name: 'Send a spreadsheet',
    fields: [
      {
        name: FILE,
        label: 'The spreadsheet',
        hint: 'An Excel workbook (.xlsx) or a .csv file, up to 5 MB.',
        accept: '.xlsx,.csv',
        problem: wrong ? PROBLEMS[said] : '',
      },
    ],
    buttons: [{ text: 'Send', name: 'send', value: 'file', main: true }],
  };
}

/** The same page for an unknown address, an expired one, and one whose person left. */
function closedPage({ organisation, contact }: { organisation: string; contact: string }): PublicPage {
  return {
    title: 'This page is not open',
    status: 404,
    organisation,
    parts: [
      textPart(
        `Nothing is wrong with your phone or computer. A page of this kind serves for ${UPLOAD_MINUTES} minutes and ${UPLOAD_FILES} files.`,
      ),
      textPart(
        `Type “upload” in your chat with the performance bot in Teams, and you have a new one. Questions: ${shown(contact, 200)}.`,
      ),
    ],
  };
}
