import type { PagePart, PublicPage } from '../../core/words/page.ts';

type About = { readonly organisation: string; readonly contact: string; readonly privacyNotice: string };

/** The accessibility statement that the regulations of 2018 require of a public body. */
export function accessibilityPage({ organisation, contact }: About): PublicPage {
  return page(organisation, 'Accessibility of these pages', [
    heading('How they are made'),
    words(
      `These pages are run by ${organisation}. They are plain text and a form: they work with a keyboard alone, with a screen reader, without scripts, at a zoom of 400%, and on a screen that is 320 points wide. Every picture of figures is told in words beside it, and no colour says anything alone.`,
    ),
    heading('How far they meet the rules'),
    words(
      'They are built to the Web Content Accessibility Guidelines 2.2 at level AA. A program looks at each kind of page for faults before every release; that finds only some of them, and no audit by people with disabilities has been done yet.',
    ),
    heading('If something does not work for you'),
    words(
      `Please tell ${contact} what it is. They can give you the same text in large print, as a plain e-mail, or read it to you, and you can answer in the same way. You have a reply within ten working days.`,
    ),
    heading('If you are not content with our answer'),
    words(
      'The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. The Equality Advisory and Support Service can advise you: www.equalityadvisoryservice.com.',
    ),
  ]);
}

/** What these pages store of their visitors, with a link to the council's own notice. */
export function privacyPage({ organisation, contact, privacyNotice }: About): PublicPage {
  const isAddress = /^https?:\/\//i.test(privacyNotice) && URL.canParse(privacyNotice);
  return page(organisation, 'Privacy on these pages', [
    heading('What is kept'),
    words(
      'What you write and send, with the day. A page for one organisation keeps that the organisation sent it. A sheet of a team keeps no name and no address: no one can tell which member of the team wrote. A spreadsheet that you send to your own chat is treated as if you had dropped it there; the address that you sent it from is linked to you for fifteen minutes, and is removed the night after.',
    ),
    heading('What is not kept'),
    words(
      'No cookies, no name, no account, no record of which device came. The address of your connection is held for a few minutes in memory, only to stop a flood, and is never stored.',
    ),
    heading('What it is for'),
    words(
      `${organisation} uses it to see how its work does for residents, and to answer you. That is a public task. A figure and its words are published once they are accepted. Questions from a sheet are kept until thirty days after the answer; the answer stays without them.`,
    ),
    heading('Please write no names'),
    words(
      'Write nothing about a person who could be recognised: no names, addresses or cases. What you write is information that the council holds, and can be asked for under the Freedom of Information Act.',
    ),
    heading('Your rights'),
    words(
      `To see, correct or remove what you wrote, please ask ${contact}. You can complain to the Information Commissioner: ico.org.uk.`,
    ),
    ...(isAddress
      ? [{ part: 'link', text: `The privacy notice of ${organisation}`, address: privacyNotice } as const]
      : privacyNotice === ''
        ? []
        : [words(`The privacy notice: ${privacyNotice}`)]),
  ]);
}

export function troublePage(about: Pick<About, 'organisation'>, status: 400 | 413 | 415 | 429 | 500 | 503): PublicPage {
  const said = {
    400: ['That could not be read', 'Please go back, and send it again.'],
    413: ['That is too long', 'Please go back, shorten what you wrote, and send it again.'],
    415: ['That could not be read', 'Please use the form on the page.'],
    429: [
      'Too many at once',
      'There were too many requests from your connection. Please wait a minute, and open the page again.',
    ],
    500: ['That did not work', 'You did nothing wrong. Please go back, and try again in a few minutes.'],
    503: ['That did not work just now', 'You did nothing wrong. Please go back, and try again in a few minutes.'],
  } as const;
  const [title, text] = said[status];
  return { title, status, organisation: about.organisation, parts: [words(text)] };
}

const heading = (text: string): PagePart => ({ part: 'heading', text });
const words = (text: string): PagePart => ({ part: 'paragraph', text });
const page = (organisation: string, title: string, parts: readonly PagePart[]): PublicPage => ({
  title,
  status: 200,
  organisation,
  parts,
});
