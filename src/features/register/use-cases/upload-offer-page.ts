import { newUploadPage } from '../rules/upload-page.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';

/**
 * `upload`: an address from which this person can send a spreadsheet by a browser, where they cannot drop it on the chat.
 * It is said in their own chat alone; what is stored is its hash. Each time there is a new one, and the old ones end by
 * themselves.
 */
export async function offerUploadPage({ services, context, person, inbound }: UserAction): Promise<View> {
  if (!inbound.conversation.personal) return { kind: 'notice', about: { what: 'uploadInOwnChat' } };
  const base = services.pages.url();
  if (base === undefined) return { kind: 'notice', about: { what: 'noUploadPage' } };
  const { tokens } = services.pages;
  const token = tokens.fresh();
  const page = newUploadPage(person.person.key, context.now);
  await services.store.uploadPages.keep(tokens.hashOf(token), page);
  const about = {
    what: 'uploadPage',
    address: `${base}/u/${token}`,
    until: page.until,
    files: page.left,
  } as const;
  return { kind: 'notice', about };
}

export function nothingToUpload({ context }: UserAction): View {
  return { kind: 'notice', about: { what: 'nothingToUpload', contact: context.framework.organisation.contact } };
}
