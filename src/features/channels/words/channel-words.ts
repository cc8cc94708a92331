import type { Linkable, LinkFormView } from '../rules/views.ts';
import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';
import { listed, shown } from '../../../core/words/plain-text.ts';
import { type CardData, type Presented, MOST_NAMES, thatFit } from '../../../core/words/card-data.ts';

const HERE = { channel: 'this channel', chat: 'this chat' } as const;

const HOW = 'To link it, type: committee CODE, or: link here CODE.';

export const channelNotices = {
  channelLinked: ({ linkedTo, channel, moved, also }: NoticeAbout<'channelLinked'>): NoticeWords => ({
    title: `${shown(linkedTo.title, 160)} reads in ${HERE[channel]} from now on.`,
    lines: [
      linkedTo.as === 'committee'
        ? 'Its digest comes here before each meeting that takes performance, once an officer has released it. Nothing else does.'
        : 'A short Thrive link comes here when a figure of this group comes out. Nothing else does.',
      ...(moved ? ['It read elsewhere until now; nothing more goes there.'] : []),
      ...(also.length > 0 ? [`${capital(HERE[channel])} is also for ${titles(also)}.`] : []),
    ],
    presses: [{ title: 'Undo', verb: 'untiePlace', subject: '' }],
  }),
  channelUnlinked: ({ was, channel }: NoticeAbout<'channelUnlinked'>): NoticeWords =>
    was.length === 0
      ? { title: `Nothing was linked to ${HERE[channel]}.`, lines: [] }
      : {
          title: `Nothing of ${titles(was)} comes to ${HERE[channel]} any more.`,
          lines: ['What was said here stays. To link it again, type: committee CODE, or: link here CODE.'],
        },
  channelIsFor: ({ linkedTo, channel }: NoticeAbout<'channelIsFor'>): NoticeWords =>
    linkedTo.length === 0
      ? { title: `Nothing is linked to ${HERE[channel]}.`, lines: [HOW] }
      : { title: `This is where ${titles(linkedTo)} ${linkedTo.length === 1 ? 'reads' : 'read'}.`, lines: [] },
  mayNotLink: ({ as, contact }: NoticeAbout<'mayNotLink'>): NoticeWords => ({
    title:
      as === 'committee'
        ? 'A committee officer or the performance team can do that.'
        : 'The performance team, or whoever leads the group, can do that.',
    lines: [`If you should be able to, ask ${shown(contact, 200)}.`],
  }),
  linkInAChannel: ({ as }: NoticeAbout<'linkInAChannel'>): NoticeWords => ({
    title: `That is typed in the channel or chat where the ${as} reads.`,
    lines: [
      as === 'committee'
        ? 'Add this app to the committee’s team or chat, then mention it there: @Performance committee families'
        : 'Add this app to the group’s team or chat, then mention it there: @Performance link here repairs',
    ],
  }),
  nothingToLink: ({ as }: NoticeAbout<'nothingToLink'>): NoticeWords => ({
    title: as === 'committee' ? 'There are no committees yet.' : 'There are no groups with a channel or chat yet.',
    lines: ['The performance team gives them with the register.'],
  }),
};

const titles = (linked: readonly Linkable[]): string => listed(linked.map(({ title }) => shown(title, 160)));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function linkForm({ as, typed, choices }: LinkFormView): Presented {
  const title = as === 'committee' ? 'Which committee reads here?' : 'Which group reads here?';
  const unknown = typed === '' ? [] : [{ text: `We know no ${as} called ${shown(typed, 80)}.` }];
  const data: CardData = {
    as,
    title,
    unknown,
    hint:
      as === 'committee'
        ? 'Its digest comes here before each meeting that takes performance, once an officer has released it.'
        : 'A short Thrive link comes here when a figure of theirs comes out.',
    choices: thatFit(
      choices.map((one) => ({ value: one.code, title: shown(one.title, 120) })),
      MOST_NAMES,
    ),
  };
  return { template: 'tie-form', data, summary: title, fallbackText: title, speak: title };
}
