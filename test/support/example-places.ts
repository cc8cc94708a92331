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
  'tie-form': { kind: 'tieForm', as: 'committee', typed: 'family', choices: [families, corporate] },
  'notice, a channel tied': {
    kind: 'notice',
    about: { what: 'placeTied', tied: families, place: 'channel', moved: true, also: [corporate] },
  },
  'notice, a chat untied': { kind: 'notice', about: { what: 'placeUntied', was: [families], place: 'chat' } },
  'notice, what a chat is for': { kind: 'notice', about: { what: 'placeIsFor', tied: [repairs], place: 'chat' } },
  'notice, may not tie': { kind: 'notice', about: { what: 'mayNotTie', as: 'group', contact } },
  'notice, typed in the wrong place': { kind: 'notice', about: { what: 'tieInAPlace', as: 'committee' } },
  'notice, nothing to tie': { kind: 'notice', about: { what: 'nothingToTie', as: 'group' } },
};
