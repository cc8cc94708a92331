import type { ChannelNotice, Linkable } from '../rules/views.ts';
import type { Words } from '../../../core/words/notice-words.ts';
import { listed, shown } from '../../../core/words/plain-text.ts';

/** What a channel or chat is called where it is spoken of in it. */
const HERE = { channel: 'this channel', chat: 'this chat' } as const;

/** Words about a channel or chat and what it is linked to. */
export function channelWords(about: ChannelNotice): Words {
  switch (about.what) {
    case 'channelLinked':
      return channelLinked(about);
    case 'channelUnlinked':
      return about.was.length === 0
        ? { title: `Nothing was linked to ${HERE[about.channel]}.`, lines: [] }
        : {
            title: `Nothing of ${titles(about.was)} comes to ${HERE[about.channel]} any more.`,
            lines: ['What was said here stays. To link it again, type: committee CODE, or: link here CODE.'],
          };
    case 'channelIsFor':
      return about.linkedTo.length === 0
        ? { title: `Nothing is linked to ${HERE[about.channel]}.`, lines: [HOW] }
        : {
            title: `This is where ${titles(about.linkedTo)} ${about.linkedTo.length === 1 ? 'reads' : 'read'}.`,
            lines: [],
          };
    case 'mayNotLink':
      return {
        title:
          about.as === 'committee'
            ? 'A committee officer or the performance team can do that.'
            : 'The performance team, or whoever leads the group, can do that.',
        lines: [`If you should be able to, ask ${shown(about.contact, 200)}.`],
      };
    case 'linkInAChannel':
      return {
        title: `That is typed in the channel or chat where the ${about.as} reads.`,
        lines: [
          about.as === 'committee'
            ? 'Add this app to the committee’s team or chat, then mention it there: @Performance committee families'
            : 'Add this app to the group’s team or chat, then mention it there: @Performance link here repairs',
        ],
      };
    case 'nothingToLink':
      return {
        title:
          about.as === 'committee' ? 'There are no committees yet.' : 'There are no groups with a channel or chat yet.',
        lines: ['The performance team gives them with the register.'],
      };
  }
}

const HOW = 'To link it, type: committee CODE, or: link here CODE.';

function channelLinked({ linkedTo, channel, moved, also }: Extract<ChannelNotice, { what: 'channelLinked' }>): Words {
  const title = shown(linkedTo.title, 160);
  const lines =
    linkedTo.as === 'committee'
      ? [
          'Its digest comes here before each meeting that takes performance, once an officer has released it. Nothing else does.',
        ]
      : ['A short Thrive link comes here when a figure of this group comes out. Nothing else does.'];
  return {
    title: `${title} reads in ${HERE[channel]} from now on.`,
    lines: [
      ...lines,
      ...(moved ? ['It read elsewhere until now; nothing more goes there.'] : []),
      ...(also.length > 0 ? [`${capital(HERE[channel])} is also for ${titles(also)}.`] : []),
    ],
    presses: [{ title: 'Undo', verb: 'untiePlace', subject: '' }],
  };
}

const titles = (linked: readonly Linkable[]): string => listed(linked.map(({ title }) => shown(title, 160)));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
