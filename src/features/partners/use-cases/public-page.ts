import { changeMeasure } from '../../readings/feature.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import { opens, type PartnerPage, type PartnerTyped, takesAgain } from '../rules/partner-page.ts';
import { type PartnerOutcome, takeAnswer } from '../rules/take-answer.ts';
import type { PartnerPublicView } from '../rules/views.ts';
import { may, mayByAddress } from '../../../core/rights/relationships.ts';
import { readToday, type Services } from '../../../core/services.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';
import { formOf, historyOf, NOTHING_TYPED, type OpenedPage, receiptOf } from './page-views.ts';

type Opened = OpenedPage & { readonly takes: boolean };

/** Changes nothing, because mail programs open addresses by themselves. */
export async function readPartnerPage(services: Services, token: string): Promise<PartnerPublicView> {
  const opened = await open(services, token);
  if (opened === undefined) return { kind: 'gone' };
  return opened.takes ? formOf(opened, NOTHING_TYPED) : receiptOf(opened);
}

/** A page to show, or the token of the receipt's address. */
export type Taken =
  { readonly kind: 'show'; readonly view: PartnerPublicView } | { readonly kind: 'taken'; readonly receipt: string };

/** Takes what a partner sends, once: the sponsor gets a card, and the partner the receipt's address. */
export async function givePartnerFigure(services: Services, token: string, typed: PartnerTyped): Promise<Taken> {
  const { pages } = services;
  const press = pages.tokens.hashOf(JSON.stringify(typed));
  const load = () => open(services, token, press);
  return saveWithRetry<Opened | undefined, Taken>({ what: 'a partner page', load }, async (opened) => {
    if (opened === undefined) return { kind: 'show', view: { kind: 'gone' } };
    const { stored, file, due, context } = opened;
    const { measure } = file;
    const { page } = stored;
    const facts = { page, measure, due, typed, press, at: context.now.toISOString() };
    const outcome: PartnerOutcome = opened.takes
      ? takeAnswer({ ...facts, history: await historyOf(opened) })
      : { kind: 'repeat' };
    if (outcome.kind === 'refused') return { kind: 'show', view: await formOf(opened, typed, outcome.problems) };
    if (outcome.kind !== 'repeat') {
      if ((await services.store.partnerPages.save(outcome.page, stored)) === 'conflict') return 'conflict';
      if (outcome.kind === 'asked') {
        return { kind: 'show', view: await formOf({ ...opened, stored: { ...stored, page: outcome.page } }, typed) };
      }
    }
    // Also on a repeat: the first press may have stopped half way, and a message is stored once by its key.
    await tell(opened, outcome.kind === 'repeat' ? page : outcome.page);
    return { kind: 'taken', receipt: receiptToken(pages, page, token) };
  });
}

/** The page of a token, if it may be opened; `press` admits the same submission again after it was taken. */
async function open(services: Services, token: string, press?: string): Promise<Opened | undefined> {
  const { pages } = services;
  if (!mayByAddress('giveOnPage')) return undefined;
  const context = await readToday(services);
  const hash = pages.tokens.hashOf(token);
  const stored = await services.store.partnerPages.byHash(hash);
  if (stored === undefined) return undefined;
  const { page } = stored;
  const which = pages.tokens.same(hash, page.form)
    ? 'form'
    : pages.tokens.same(hash, page.receipt)
      ? 'receipt'
      : undefined;
  if (which === undefined) return undefined;
  const again = which === 'form' && page.state !== 'revoked' && page.given !== undefined && press === page.press;
  if (!again && !opens(page, which, context.now)) return undefined;
  const file = await services.store.measures.open(page.code);
  const due = file?.due.find(({ period }) => period.text === page.period);
  if (file === undefined || due === undefined) return undefined;
  const closed = file.measure.status !== 'live' || due.lockedOn !== undefined || due.state === 'withdrawn';
  if (which === 'form' && closed) return undefined;
  const takes = !again && (which === 'form' || (takesAgain(page, context.now) && !closed));
  return { services, context, stored, file, due, takes };
}

/** The token of the receipt's address is derived from the form's. */
function receiptToken({ tokens }: Services['pages'], page: PartnerPage, token: string): string {
  return tokens.same(tokens.hashOf(token), page.receipt) ? token : tokens.derived(token, 'receipt');
}

/** The sponsor's card, and what the partner misses as a request. Repeating it adds nothing. */
async function tell(opened: Opened, page: PartnerPage): Promise<void> {
  await tellSponsor(opened, page);
  const { gap, org, form } = page;
  if (gap === undefined) return;
  await opened.services.store.requests.raise(`partner ${form}`, (id) => ({
    request: {
      id,
      text: gap.text,
      askedBy: { committee: '', name: org, role: 'partner' },
      raisedAt: gap.at,
      about: { kind: 'gap' },
      status: 'open',
      acts: [{ what: 'raised', at: gap.at, words: gap.text }],
    },
  }));
}

/** A card for the sponsor, or for the measure's owner if the sponsor may not decide on it any more. */
async function tellSponsor({ services, context, file, due }: Opened, page: PartnerPage): Promise<void> {
  if (page.given === undefined || page.state !== 'given') return;
  const sponsor = await services.store.people.byKey(page.sponsor);
  const stands = sponsor !== undefined && may('askPartner', sponsor.profile, file.measure);
  const { owner } = file.measure;
  const to = stands || owner === undefined ? sponsor : await services.store.people.byKey(owner);
  if (to === undefined) return;
  const { number } = page.given;
  const code = file.measure.code;
  const period = due.period.text;
  const message = replyTo(to, context, {
    key: `partner|${to.profile.key}|${code}|${period}|${number}|${page.form.slice(0, 8)}`,
    kind: 'partnerFigure',
    topics: [{ code, period, milestone: { is: 'partner', number } }],
  });
  await changeMeasure(services, file, () => ({ outcome: undefined, change: { messages: [message] } }));
}
