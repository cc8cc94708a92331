import {
  newUploadPage,
  isPageOpen,
  type UploadPage,
  type UploadPublicView,
  type UploadSaid,
} from '../rules/upload-page.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { mayHandIn } from '../../../core/rights/relationships.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import type { Conversation, PersonFile } from '../../../messaging/people.ts';

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

/** What a browser sent from the page; or why there is no file in it. */
export type SentFile =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: Exclude<UploadSaid, 'sent'> };

/** Does what a file that was dropped in somebody's chat does: what comes of it is said there. */
export type InChat = (inbound: Inbound) => Promise<void>;

/** What stands at an address, for whoever holds it. Reads and changes nothing: mail programs open addresses by themselves. */
export async function readUploadPage(services: Services, token: string, said: string): Promise<UploadPublicView> {
  const opened = await open(services, token);
  return opened === undefined ? { kind: 'gone' } : viewOf(opened, said === 'sent' ? 'sent' : undefined);
}

/** What came of sending a file. */
export type Uploaded = { readonly kind: 'sent' } | { readonly kind: 'show'; readonly view: UploadPublicView };

/**
 * Takes a file from whoever holds the address, as one that its person dropped in their chat: who they are, what they may
 * and how to reach them is looked up now, and the answer goes to that chat and nowhere else. `read` is asked for the file
 * only where the address is open.
 */
export async function takeUpload(
  services: Services,
  token: string,
  read: () => Promise<SentFile>,
  inChat: InChat,
): Promise<Uploaded> {
  const opened = await open(services, token);
  if (opened === undefined) return { kind: 'show', view: { kind: 'gone' } };
  if (opened.page.left === 0) return { kind: 'show', view: viewOf(opened) };
  const sent = await read();
  if (sent.kind !== 'file') return { kind: 'show', view: viewOf(opened, sent.kind) };
  const { hash, fresh, page } = opened;
  if (!(await services.store.uploadPages.takeOne(hash)))
    return { kind: 'show', view: viewOf({ ...opened, page: { ...page, left: 0 } }) };
  await inChat(droppedBy(opened, sent, `upload ${fresh}`));
  return { kind: 'sent' };
}

type Opened = {
  readonly context: TodayContext;
  readonly page: UploadPage;
  readonly hash: string;
  /** A name for what is done, that says nothing of the token. */
  readonly fresh: string;
  readonly person: PersonFile;
  readonly conversation: Conversation;
};

async function open(services: Services, token: string): Promise<Opened | undefined> {
  const { pages, store } = services;
  const context = await readToday(services);
  const hash = pages.tokens.hashOf(token);
  const page = await store.uploadPages.byHash(hash);
  if (page === undefined || !isPageOpen(page, context.now)) return undefined;
  // Whoever has left since, lost what they looked after, or took the bot out of their chat has no page any more.
  const person = await store.people.byKey(page.person);
  const conversation = person?.conversation;
  if (person === undefined || conversation?.reachable !== true) return undefined;
  if (!mayHandIn(person.person, person.duties)) return undefined;
  return { context, page, hash, fresh: pages.tokens.fresh(), person, conversation };
}

function viewOf({ context, page }: Opened, said?: UploadSaid): UploadPublicView {
  const { name, contact } = context.framework.organisation;
  const until = new Date(page.until);
  return { kind: 'upload', organisation: name, contact, until, left: page.left, ...(said && { said }) };
}

function droppedBy(
  { person, conversation }: Opened,
  { name, bytes }: Extract<SentFile, { kind: 'file' }>,
  activityId: string,
): Inbound {
  return {
    kind: 'dropped',
    activityId,
    actor: { entraId: person.person.entraId, teamsUserId: conversation.userId, name: '' },
    conversation: { ...conversation, personal: true },
    dropped: [{ name, read: () => Promise.resolve({ kind: 'read', bytes }) }],
    byPage: true,
    email: () => Promise.resolve(undefined),
  };
}
