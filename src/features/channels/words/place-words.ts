import type { PlaceNotice, Tieable } from '../rules/place-views.ts';
import type { Words } from '../../../core/words/notice-words.ts';
import { listed, shown } from '../../../core/words/plain-text.ts';

/** What a channel or chat is called where it is spoken of in it. */
const HERE = { channel: 'this channel', chat: 'this chat' } as const;

/** Words about a channel or chat and what it is tied to. */
export function placeWords(about: PlaceNotice): Words {
  switch (about.what) {
    case 'placeTied':
      return placeTied(about);
    case 'placeUntied':
      return about.was.length === 0
        ? { title: `Nothing was tied to ${HERE[about.place]}.`, lines: [] }
        : {
            title: `Nothing of ${titles(about.was)} comes to ${HERE[about.place]} any more.`,
            lines: ['What was said here stays. To tie it again, type: committee CODE, or: link here CODE.'],
          };
    case 'placeIsFor':
      return about.tied.length === 0
        ? { title: `Nothing is tied to ${HERE[about.place]}.`, lines: [HOW] }
        : { title: `This is where ${titles(about.tied)} ${about.tied.length === 1 ? 'reads' : 'read'}.`, lines: [] };
    case 'mayNotTie':
      return {
        title:
          about.as === 'committee'
            ? 'A committee officer or the performance team can do that.'
            : 'The performance team, or whoever leads the group, can do that.',
        lines: [`If you should be able to, ask ${shown(about.contact, 200)}.`],
      };
    case 'tieInAPlace':
      return {
        title: `That is typed in the channel or chat where the ${about.as} reads.`,
        lines: [
          about.as === 'committee'
            ? 'Add this app to the committee’s team or chat, then mention it there: @Performance committee families'
            : 'Add this app to the group’s team or chat, then mention it there: @Performance link here repairs',
        ],
      };
    case 'nothingToTie':
      return {
        title:
          about.as === 'committee' ? 'There are no committees yet.' : 'There are no groups with a channel or chat yet.',
        lines: ['The performance team gives them with the register.'],
      };
  }
}

const HOW = 'To tie it, type: committee CODE, or: link here CODE.';

function placeTied({ tied, place, moved, also }: Extract<PlaceNotice, { what: 'placeTied' }>): Words {
  const title = shown(tied.title, 160);
  const lines =
    tied.as === 'committee'
      ? [
          'Its digest comes here before each meeting that takes performance, once an officer has released it. Nothing else does.',
        ]
      : ['A short Thrive link comes here when a figure of this group comes out. Nothing else does.'];
  return {
    title: `${title} reads in ${HERE[place]} from now on.`,
    lines: [
      ...lines,
      ...(moved ? ['It read elsewhere until now; nothing more goes there.'] : []),
      ...(also.length > 0 ? [`${capital(HERE[place])} is also for ${titles(also)}.`] : []),
    ],
    presses: [{ title: 'Undo', verb: 'untiePlace', subject: '' }],
  };
}

const titles = (tied: readonly Tieable[]): string => listed(tied.map(({ title }) => shown(title, 160)));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
