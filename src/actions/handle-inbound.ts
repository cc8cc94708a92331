import { readToday, type Services } from '../core/services.ts';
import type { View } from '../core/view.ts';
import type { Feature, StaleCard } from '../feature.ts';
import { notUnderstood, registered, strangerView, type Visitor } from './action.ts';
import { type ActionTable, type Dispatched, dispatchPress, dispatchSentence } from './dispatch.ts';
import type { Inbound } from './inbound.ts';
import { meetPerson } from './meet-person.ts';
import { type AnswerWords, textsOf, wordsOf } from '../core/readings/answer-words.ts';

/** What the bot does about an activity: shows a view, in place of the pressed card or as a message, or nothing. */
export type Answer =
  | {
      readonly kind: 'show';
      readonly view: View;
      readonly in: 'place' | 'message';
      /** Other cards that say what is no longer so, here or in a colleague's chat. */
      readonly also?: readonly StaleCard[];
    }
  | { readonly kind: 'nothing' };

/** What handling an activity rests on: the features' declarations, and the services. */
type Bot = {
  readonly features: readonly Feature[];
  readonly actions: ActionTable;
  readonly services: Services;
};

/**
 * Every activity from Teams passes here. Installing is not speaking: an install only keeps how to reach the person.
 * People outside the register get an answer once they type or press, and never before.
 */
export async function handleInbound({ features, actions, services }: Bot, inbound: Inbound): Promise<Answer> {
  const context = await readToday(services);
  const person = await meetPerson(services, context, inbound);
  const { kind, press } = inbound;
  if (kind === 'installed' || kind === 'uninstalled') {
    for (const { onInstalled } of features) await onInstalled?.(services, inbound);
  }
  if (kind === 'installed' || kind === 'uninstalled' || kind === 'other') return { kind: 'nothing' };
  const visitor: Visitor = { services, context, inbound, person };
  const { view, below } = await dispatch(features, actions, visitor);
  const action = registered(visitor);
  const also =
    action === undefined
      ? []
      : (await Promise.all(features.map((one) => one.staleCards?.(action, view, inbound.replyTo) ?? []))).flat();
  const where = press === undefined || below ? 'message' : 'place';
  return { kind: 'show', view, in: where, ...(also.length > 0 && { also }) };
}

async function dispatch(features: readonly Feature[], actions: ActionTable, visitor: Visitor): Promise<Dispatched> {
  const { inbound } = visitor;
  const { press, consent, dropped } = inbound;
  const first = press === undefined ? undefined : await dispatchPress(actions, visitor);
  if (first !== undefined) return first;
  const isTyped = press === undefined && consent === undefined && dropped === undefined;
  if (isTyped) {
    const understood = await dispatchSentence(actions.commands, visitor);
    if (understood !== undefined) return understood;
  }
  const action = registered(visitor);
  if (action === undefined) return { view: strangerView(visitor.context), below: true };
  for (const { onConsent, onFilesDropped } of features) {
    if (consent !== undefined && onConsent !== undefined)
      return { view: await onConsent(action, consent), below: true };
    if (dropped !== undefined && onFilesDropped !== undefined)
      return { view: await onFilesDropped(action, dropped), below: true };
  }
  const last = await dispatchSentence(actions.lastCommands, visitor);
  return last ?? { view: givingBack(notUnderstood(action), press?.data ?? {}), below: false };
}

type Boxes = Partial<AnswerWords> & { readonly value?: string; readonly because?: string };

/** A notice that replaces a form gives back what was typed on it: the measure may belong to another person by now. */
export function givingBack(view: View, { value = '', because = '', ...boxes }: Boxes): View {
  const soWhat = [boxes.soWhat ?? '', because].filter((text) => text.trim() !== '').join('\n');
  const words = wordsOf({ nextSteps: '', ...boxes, soWhat });
  const isEmpty = [value, ...textsOf(words)].every((text) => text.trim() === '');
  return view.kind === 'notice' && !isEmpty ? { ...view, yours: { value, ...words } } : view;
}
