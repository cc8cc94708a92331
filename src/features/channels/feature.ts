import { z } from 'zod';
import { command, commandOn, type Press, press, pressOn, type Subject } from '../../actions/action.ts';
import { reads, text } from '../../actions/fields.ts';
import type { LinkedTo } from '../../core/channel.ts';
import { relationshipsToGroup } from '../../core/rights/relationships.ts';
import { feature } from '../../feature.ts';
import { readChannelCommand } from './rules/read-channel-command.ts';
import { channelChanged } from './use-cases/channel-reach.ts';
import {
  findLinkable,
  leadsLinkable,
  linkChannel,
  type LinkableFound,
  mayNotLink,
  unlinkChannel,
} from './use-cases/link-channel.ts';
import { channelNotices, linkForm } from './words/channel-words.ts';

const reader = (as: LinkedTo['as']): Subject<{ code: string }, LinkableFound> => ({
  find: (action, { code }) => findLinkable(action, { as, code: code.trim() }),
  relationships: ({ person }, found) => relationshipsToGroup(leadsLinkable(person.profile, found)),
  refuse: (action) => mayNotLink(action, as),
});

const handle = {
  handle: (action: Parameters<typeof linkChannel>[0], _input: unknown, found: LinkableFound) =>
    linkChannel(action, found),
};
const toCommittee = { right: 'linkCommittee', on: reader('committee'), ...handle } as const;
const toGroup = { right: 'linkGroup', on: reader('group'), ...handle } as const;

/** The form says which of the two is linked. Older cards say nothing and mean a committee. */
const linkGroup = pressOn({ ...toGroup, input: z.object({ as: z.literal('group'), code: text(100) }) });
const linkCommittee = pressOn({ ...toCommittee, input: z.object({ code: text(100) }) });
const link: Press = {
  ...linkCommittee,
  run: async (visitor, sent) => {
    const asGroup = await linkGroup.run(visitor, sent);
    return asGroup === 'notRead' ? linkCommittee.run(visitor, sent) : asGroup;
  },
};

/** The channel may serve a committee, a group or both. Who may link one may unlink it. */
const unlinking = { right: 'everyone', handle: unlinkChannel } as const;

/** In an officer's own chat, `committee CODE` asks for the committee's digest instead. */
const readHere = (as: LinkedTo['as']) =>
  reads(({ plain, inOwnChat }) => {
    const read = readChannelCommand(plain);
    const isMeant = read?.kind === 'link' && read.as === as && !(inOwnChat && as === 'committee');
    return isMeant ? { code: read.code } : undefined;
  });

/** Channels and group chats: which committee or employee group reads there. */
export const channels = feature('channels', {
  // The verbs must stay: people have cards with them.
  presses: {
    tiePlace: link,
    untiePlace: { ...press({ ...unlinking, input: z.object({}) }), right: 'linkCommittee' },
  },
  commands: [
    commandOn({
      ...toCommittee,
      command: 'committee',
      input: readHere('committee'),
      help: { typed: 'committee CODE', does: 'in a channel: the committee’s digest comes there' },
    }),
    commandOn({
      ...toGroup,
      command: 'link here',
      input: readHere('group'),
      help: { typed: 'link here CODE', does: 'in a channel: the group’s Thrive link comes there' },
    }),
    {
      ...command({
        ...unlinking,
        command: 'unlink here',
        input: reads(({ plain }) => (readChannelCommand(plain)?.kind === 'unlink' ? {} : undefined)),
        help: { typed: 'unlink here', does: 'in a channel: nothing is sent there any more' },
      }),
      right: 'linkCommittee',
    },
  ],
  views: { linkForm },
  notices: channelNotices,
  onInstalled: channelChanged,
});

// What other features use.
export { notLinked } from './use-cases/channel-reach.ts';
export { channelIsFor } from './use-cases/link-channel.ts';
