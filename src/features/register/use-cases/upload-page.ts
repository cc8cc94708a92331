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

/** `upload`: an address to send spreadsheets from by browser, shown in the person's own chat and stored as a hash. */
export async function offerUploadPage({ services, context, person, inbound }: UserAction): Promise<View> {
  if (!inbound.conversation.personal) return { kind: 'notice', about: { what: 'uploadInOwnChat' } };
  const base = services.pages.url();
  if (base === undefined) return { kind: 'notice', about: { what: 'noUploadPage' } };
  const { tokens } = services.pages;
  const token = tokens.fresh();
  const page = newUploadPage(person.profile.key, context.now);
  await services.store.uploadPages.keep(tokens.hashOf(token), page);
  const { until, left: files } = page;
  return { kind: 'notice', about: { what: 'uploadPage', address: `${base}/u/${token}`, until, files } };
}

export function nothingToUpload({ context }: UserAction): View {
  return { kind: 'notice', about: { what: 'nothingToUpload', contact: context.framework.organisation.contact } };
}

/** A file from the page, or why there is none. */
export type SentFile =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: Exclude<UploadSaid, 'sent'> };

/** Handles a file like one dropped in the person's chat, and answers there. */
export type InChat = (inbound: Inbound) => Promise<void>;

/** The page at an address. It changes nothing, because mail programs open addresses by themselves. */
export async function readUploadPage(services: Services, token: string, said: string): Promise<UploadPublicView> {
  const opened = await open(services, token);
  return opened === undefined ? { kind: 'gone' } : viewOf(opened, said === 'sent' ? 'sent' : undefined);
}

export type Uploaded = { readonly kind: 'sent' } | { readonly kind: 'show'; readonly view: UploadPublicView };

/** As if the address's person had dropped the file in their chat: their rights and chat are looked up now. */
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
  /** Names the upload without revealing the token. */
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
  // No page for a person who left, lost their duties, or removed the bot from their chat.
  const person = await store.people.byKey(page.person);
  const conversation = person?.conversation;
  if (person === undefined || conversation?.reachable !== true) return undefined;
  if (!mayHandIn(person.profile, person.duties)) return undefined;
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
    actor: { entraId: person.profile.entraId, teamsUserId: conversation.userId, name: '' },
    conversation: { ...conversation, personal: true },
    dropped: [{ name, read: () => Promise.resolve({ kind: 'read', bytes }) }],
    byPage: true,
    email: () => Promise.resolve(undefined),
  };
}
