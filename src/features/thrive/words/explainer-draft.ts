import type { ExplainerDraftView } from '../rules/views.ts';
import { MOST_SENTENCE } from '../rules/wording.ts';
import { type CardData, type Presented, problemsIn } from '../../../core/words/card-data.ts';
import { longDay, shortDay } from '../../../core/words/dates.ts';
import { shorten, shown } from '../../../core/words/plain-text.ts';
import { explainerData } from './explainer.ts';

const DONE = { written: 'Written', approved: 'Approved', sent: 'Sent' } as const;

const NOTES = {
  kept: 'Kept. Nobody sees it until somebody approves it.',
  newer: 'A newer figure has come since: nothing was done, and this is what they would read now.',
} as const;

/** An explainer that has not gone: what it will say, and the box for a sentence of its lead's. */
export function explainerDraft(view: ExplainerDraftView): Presented {
  const { facts, state, form, typed, problems, done } = view;
  const name = shorten(shown(facts.group.name), 80);
  const stateLine = stateWords(view, name);
  const data: CardData = {
    ...explainerData(facts),
    card: String(form),
    state: stateLine,
    hasNote: done === 'kept' || done === 'newer',
    note: done === 'kept' || done === 'newer' ? NOTES[done] : '',
    problems: problemsIn(problems, 'note'),
    sentence: shown(typed, 2_000),
    why: shown(
      `This came to whoever is listed as the lead of ${name}. If that is not right, tell ${view.contact}.`,
      300,
    ),
    canWrite: state === 'draft',
    canApprove: state === 'draft',
    canReopen: state === 'approved',
    hasMore: view.more === true,
    hint: `One sentence of at most ${MOST_SENTENCE} characters, in everyday words. Say what your team contributes to, not what it causes. It may stay empty.`,
  };
  return {
    template: 'explainer-draft',
    data,
    summary: shorten(stateLine, 300),
    fallbackText: stateLine,
    speak: stateLine,
  };
}

function stateWords({ state, last, goesOn, facts }: ExplainerDraftView, name: string): string {
  const who = last === undefined ? '' : ` ${DONE[last.what]} by ${shorten(shown(last.by), 80)} on ${longDay(last.on)}.`;
  if (state === 'sent') return `${name} has had this.${who}`;
  if (state === 'approved') {
    const day =
      goesOn === undefined ? 'on the next day on which they may hear from us' : `on ${shortDay(goesOn, facts.today)}`;
    return `${name} gets this ${day}.${who}`;
  }
  return `Only you and the performance team see this: it is what ${name} will read once you approve it.${who}`;
}
