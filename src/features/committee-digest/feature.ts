import { z } from 'zod';
import { committeeDigestJob } from '../../../jobs/committee-digest.ts';
import { command, type Press, press, type UserAction, type Visitor } from '../../actions/action.ts';
import { choice, confirmed, page, reads, text, words } from '../../actions/fields.ts';
import type { View } from '../../core/view.ts';
import { feature } from '../../feature.ts';
import { committeeDigestMessages } from './messages.ts';
import { DIGEST_FILES, fetchDigest, findReleased } from './use-cases/digest-files.ts';
import { showToOfficer } from './use-cases/digest-view.ts';
import { editItem, editOpening, hold, itemForm, takeUp } from './use-cases/edit-digest.ts';
import { type WhichDigest, type DigestAt, findDigest } from './use-cases/find-digest.ts';
import { askRelease, releaseDigest } from './use-cases/release-digest.ts';
import { undoRelease, withdrawnCards } from './use-cases/undo-release.ts';
import { committeeDigestCard } from './words/committee-digest.ts';
import { digestForm } from './words/digest-form.ts';
import { digestNotices } from './words/digest-words.ts';

const asked = { committee: text(200), meeting: text(40) };
const boxes = {
  page,
  card: page,
  step: confirmed,
  measure: text(200),
  note: words,
  soWhat: words,
  nextSteps: words,
  restore: choice(['no', 'yes']),
};
const input = z.object({ ...asked, ...boxes });
type Said = z.infer<typeof input>;

const mayNot = ({ context }: Visitor): View => ({
  kind: 'notice',
  about: { what: 'mayNotDigest', contact: context.framework.organisation.contact },
});

async function withDigest(
  action: UserAction,
  which: WhichDigest,
  handle: (at: DigestAt) => Promise<View> | View,
): Promise<View> {
  const at = await findDigest(action, which);
  return 'view' in at ? at.view : handle(at);
}

const digestPress = (
  right: 'seeDigest' | 'editDigest' | 'releaseDigest',
  handle: (action: UserAction, at: DigestAt, said: Said) => Promise<View>,
): Press =>
  press({
    right,
    input,
    refuse: mayNot,
    handle: (action, said) => withDigest(action, said, (at) => handle(action, at, said)),
  });

function editDigest(action: UserAction, at: DigestAt, said: Said): Promise<View> {
  const { step, measure: code, note, soWhat, nextSteps, restore } = said;
  const where = { page: said.page, form: said.card };
  if (code === '') return editOpening(action, at, { ...where, ...(step && { text: note }) });
  if (!step) return itemForm(action, at, said.page, code);
  return editItem(action, at, { ...where, code, ...(restore === 'no' && { words: { soWhat, nextSteps } }) });
}

const COMMITTEE = /^committee(?:[ :]+(\S{1,100}))?[.!?]?$/i;

/** Edited, held and released by the committee's officers, and posted in its channel. */
export const committeeDigest = feature('committeeDigest', {
  presses: {
    showCommitteeDigest: digestPress('seeDigest', (action, at, said) => showToOfficer(action, at, said.page)),
    editCommitteeDigest: digestPress('editDigest', editDigest),
    holdCommitteeDigest: digestPress('releaseDigest', (action, at, { page: shown, card: form, step, note }) =>
      hold(action, at, { page: shown, form, ...(step && { why: note }) }),
    ),
    takeUpCommitteeDigest: digestPress('releaseDigest', (action, at, said) => takeUp(action, at, said.page)),
    releaseCommitteeDigest: digestPress('releaseDigest', (action, at, said) =>
      (said.step ? releaseDigest : askRelease)(action, at, said.page),
    ),
    undoCommitteeDigest: digestPress('releaseDigest', (action, at, said) => undoRelease(action, at, said.page)),
    committeeDigestFile: press({
      right: 'seeDigest',
      input: z.object({ ...asked, format: choice(DIGEST_FILES) }),
      handle: (action, said) => withDigest(action, said, (at) => fetchDigest(action, at, said.format)),
      // Without the right only a released digest can be had.
      refuse: async (action, said) => {
        const at = await findReleased(action, said);
        return at === undefined ? mayNot(action) : fetchDigest(action, at, said.format);
      },
      below: (_said, view) => view.kind === 'document',
    }),
  },
  commands: [
    command({
      command: 'committee',
      right: 'seeDigest',
      // In a channel it links the channel to the committee.
      input: reads(({ plain, inOwnChat }) => {
        const typed = inOwnChat ? COMMITTEE.exec(plain) : null;
        return typed === null ? undefined : { committee: typed[1] ?? '' };
      }),
      refuse: mayNot,
      handle: (action, which) => withDigest(action, which, (at) => showToOfficer(action, at, 1)),
      help: { typed: 'committee CODE', does: 'shows the committee’s next digest', for: ['performance', 'officer'] },
    }),
  ],
  views: { committeeDigest: committeeDigestCard, digestForm },
  notices: digestNotices,
  messages: committeeDigestMessages,
  jobs: [committeeDigestJob],
  staleCards: (action, view) => withdrawnCards(action, view),
});
