import { mayByAddress } from '../../../core/rights/relationships.ts';
import type { SheetPageView, SheetPublicView } from '../rules/sheet.ts';
import { MOST_QUESTION } from '../rules/question.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { cardsForTeam } from './answer-explainer.ts';
import { groupOf } from './groups.ts';
import { sheetFacts } from './make-sheet.ts';

/** Ours have 32 letters. */
const MOST_NONCE = 64;

export type SheetSent = { readonly said: string; readonly question: string; readonly nonce: string };

/** A group's current sheet, at the address of any of its sheets printed in the last eighteen months. */
export async function readSheet(services: Services, token: string, done = ''): Promise<SheetPublicView> {
  const opened = await open(services, token);
  if (opened === undefined) return { kind: 'gone' };
  return viewOf(opened, done === 'clear' || done === 'asked' ? { done } : {});
}

export type SheetAnswered =
  | { readonly kind: 'show'; readonly view: SheetPublicView }
  | { readonly kind: 'taken'; readonly done: 'clear' | 'asked' };

/** *Was this clear?* and a question, without a name. The form's nonce makes a repeated press count once. */
export async function answerSheet(
  services: Services,
  token: string,
  { said, question, nonce }: SheetSent,
): Promise<SheetAnswered> {
  const opened = await open(services, token);
  if (opened === undefined) return { kind: 'show', view: { kind: 'gone' } };
  const { context, facts } = opened;
  const { about } = facts;
  const show = (more: Partial<SheetPageView>) => ({ kind: 'show', view: viewOf(opened, more) }) as const;
  // Before the first explainer nothing can be clear, and a question is about the team's work as a whole.
  const name = about && { group: about.group, code: about.code, period: about.period };
  const who = `sheet ${nonce.slice(0, MOST_NONCE)}`;
  if (said === 'clear' || said === 'notQuite') {
    if (name !== undefined) await services.store.explainers.say(name, who, said);
    return { kind: 'taken', done: 'clear' };
  }
  const text = question.trim();
  if (text === '') return show({ done: 'empty' });
  if (text.length > MOST_QUESTION) return show({ done: 'tooLong', typed: question });
  const asked = {
    about: name ?? { group: facts.group.code, code: facts.group.measures[0] ?? '', period: '' },
    text,
    askedAt: context.now.toISOString(),
    mayShare: true,
  };
  const kept = await services.store.explainers.ask(asked, who);
  await services.store.outbox.put(await cardsForTeam(opened, kept.question));
  return { kind: 'taken', done: 'asked' };
}

type Opened = {
  readonly services: Services;
  readonly context: TodayContext;
  readonly facts: Awaited<ReturnType<typeof sheetFacts>>;
};

async function open(services: Services, token: string): Promise<Opened | undefined> {
  const { pages, store } = services;
  if (!mayByAddress('readSheet')) return undefined;
  const context = await readToday(services);
  const address = await store.sheetAddresses.byHash(pages.tokens.hashOf(token));
  if (address === undefined || address.until < context.today) return undefined;
  const group = await groupOf(services, address.group);
  if (group === undefined) return undefined;
  return { services, context, facts: await sheetFacts({ services, context }, group) };
}

function viewOf({ services, facts }: Opened, more: Partial<SheetPageView>): SheetPageView {
  return { kind: 'sheet', facts, nonce: services.pages.tokens.fresh(), typed: '', ...more };
}
