import type { View } from '../../src/core/view.ts';

const families = { as: 'committee', code: 'families', title: 'Families Overview and Scrutiny Committee' } as const;
const corporate = {
  as: 'committee',
  code: 'corporate',
  title: 'Corporate Resources Overview and Scrutiny Committee',
} as const;
const repairs = { as: 'group', code: 'repairs', title: 'Repairs team' } as const;
const contact = 'performance@example.gov.uk';

/** What is shown about channels and group chats. */
export const PLACE_EXAMPLES: Readonly<Record<string, View>> = {
  'tie-form': { kind: 'linkForm', as: 'committee', typed: 'family', choices: [families, corporate] },
  'notice, a channel tied': {
    kind: 'notice',
    about: { what: 'channelLinked', linkedTo: families, channel: 'channel', moved: true, also: [corporate] },
  },
  'notice, a chat untied': { kind: 'notice', about: { what: 'channelUnlinked', was: [families], channel: 'chat' } },
  'notice, what a chat is for': {
    kind: 'notice',
    about: { what: 'channelIsFor', linkedTo: [repairs], channel: 'chat' },
  },
  'notice, may not tie': { kind: 'notice', about: { what: 'mayNotLink', as: 'group', contact } },
  'notice, typed in the wrong place': { kind: 'notice', about: { what: 'linkInAChannel', as: 'committee' } },
  'notice, nothing to tie': { kind: 'notice', about: { what: 'nothingToLink', as: 'group' } },
};
