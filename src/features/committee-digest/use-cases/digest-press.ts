import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { committeeDigestView } from './digest-view.ts';
import { DIGEST_FILES, fetchDigest } from './digest-files.ts';
import { editItem, editOpening, hold, itemForm, takeUp } from './edit-digest.ts';
import { findDigest } from './find-digest.ts';
import { askRelease, release } from './release-digest.ts';
import { undoRelease } from './undo-release.ts';

type Press = NonNullable<Inbound['press']>;

/** Presses on a committee's digest; undefined for any other. */
export async function pressOnDigest(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  const asked = { committee: data.committee ?? '', meeting: data.meeting ?? '' };
  const [page, form] = [numberOf(data.page), numberOf(data.card)];
  const isConfirmed = data.step === 'confirm';
  switch (verb) {
    case 'showCommitteeDigest':
      return showCommitteeDigest(action, asked, page);
    case 'editCommitteeDigest': {
      const at = await findDigest(action, 'editDigest', asked);
      if ('view' in at) return at.view;
      const code = data.measure ?? '';
      if (code === '') return editOpening(action, at, { page, form, ...(isConfirmed && { text: data.note ?? '' }) });
      if (!isConfirmed) return itemForm(action, at, page, code);
      const words = { soWhat: data.soWhat ?? '', nextSteps: data.nextSteps ?? '' };
      return editItem(action, at, { page, form, code, ...(data.restore !== 'yes' && { words }) });
    }
    case 'holdCommitteeDigest': {
      const at = await findDigest(action, 'releaseDigest', asked);
      if ('view' in at) return at.view;
      return hold(action, at, { page, form, ...(isConfirmed && { why: data.note ?? '' }) });
    }
    case 'takeUpCommitteeDigest': {
      const at = await findDigest(action, 'releaseDigest', asked);
      return 'view' in at ? at.view : takeUp(action, at, page);
    }
    case 'releaseCommitteeDigest': {
      const at = await findDigest(action, 'releaseDigest', asked);
      if ('view' in at) return at.view;
      return isConfirmed ? release(action, at, page) : askRelease(action, at, page);
    }
    case 'undoCommitteeDigest': {
      const at = await findDigest(action, 'releaseDigest', asked);
      return 'view' in at ? at.view : undoRelease(action, at, page);
    }
    case 'committeeDigestFile':
      return fetchDigest(action, asked, DIGEST_FILES.find((known) => known === data.format) ?? 'docx');
    default:
      return undefined;
  }
}

/** `committee CODE` typed by an officer in their own chat, and every page of the card. */
export async function showCommitteeDigest(
  action: UserAction,
  asked: { readonly committee: string; readonly meeting?: string },
  page = 1,
): Promise<View> {
  const at = await findDigest(action, 'seeDigest', asked);
  if ('view' in at) return at.view;
  return committeeDigestView(action.services, action.context, at, { reader: 'officer', page });
}

/** A page, or the token of a form; 1 for anything that is none. */
function numberOf(text = ''): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}
