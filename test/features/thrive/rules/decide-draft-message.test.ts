import type { Day } from '../../../../src/core/calendar/day.ts';
import { USUAL_QUIET } from '../../../../src/core/measures/quiet-rules.ts';
import { type Message, type MessageKind, newMessage } from '../../../../src/messaging/rules/message.ts';
import { decideDraftMessage, waitingSince } from '../../../../src/features/thrive/rules/decide-draft-message.ts';
import { decideWriting, newDraft, ended, type Explainer } from '../../../../src/features/thrive/rules/explainer.ts';
import { owner } from '../../../support/examples.ts';
import { aTopic } from '../../../support/topics.ts';
import { milestoneText } from '../../../../src/messaging/rules/milestone-text.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const aDraft = (period: string, on: string, group = 'repairs') =>
  newDraft({ group, code: 'M1', period }, `${on}T09:00:00.000Z`);
const dropped = (one: Explainer) => ended(one, 'dropped', NOW.toISOString());
function written(one: Explainer): Explainer {
  const made = decideWriting(one, { what: 'written', by: owner, at: NOW.toISOString(), sentence: 'Half', form: 1 });
  if (made.kind !== 'changed') throw new Error(made.kind);
  return made.explainer;
}
const message = (kind: MessageKind, state: Message['state'], ...periods: string[]): Message => ({
  ...newMessage(
    {
      ...{ key: kind, kind, to: owner, run: 'x' },
      topics: periods.map((period) => aTopic('M1', period, 'draft repairs')),
    },
    NOW,
  ),
  state,
});
type Change = Partial<Parameters<typeof decideDraftMessage>[0]> & { readonly messages?: readonly Message[] };
const told = ({ messages = [], ...change }: Change = {}) => {
  const lead = { profile: { key: owner, workDays: [] }, heardOn: [], messages };
  const draft = aDraft('2026-10', '2026-11-24');
  const rules = { calendar: { daysOff: new Set<Day>() }, quiet: USUAL_QUIET };
  const made = decideDraftMessage({
    lead,
    draft,
    explainers: [draft],
    from: NOW,
    now: NOW,
    run: 'r',
    ...rules,
    ...change,
  });
  if (typeof made === 'string') return made;
  if ('waitUntil' in made) return `waits until ${made.waitUntil}`;
  return `${made.kind}: ${made.topics.map(({ period, milestone }) => `${period} ${milestoneText(milestone)}`).join(', ')}`;
};
const BEFORE = aDraft('2026-09', '2026-10-27');

describe('a draft that waits for its lead', () => {
  it.each<[string, Change, string]>([
    ['in a message of its own', {}, 'explainerDraft: 2026-10 draft repairs'],
    ['once', { messages: [message('explainerDraft', 'delivered', '2026-10')] }, 'alreadySaid'],
    [
      'again where the message failed',
      { messages: [message('explainerDraft', 'dead', '2026-10')] },
      'explainerDraft: 2026-10 draft repairs',
    ],
    ['with the ask that waits', { messages: [message('ask', 'queued')] }, 'ask: 2026-10 draft repairs'],
    ['with the ask that is near', { nextAsk: '2026-11-26' as Day }, 'waits until 2026-11-26'],
    [
      'with the other drafts of the week',
      { draft: aDraft('2026-10', '2026-11-24', 'voids'), messages: [message('explainerDraft', 'queued', '2026-10')] },
      'explainerDraft: 2026-10 draft repairs, 2026-10 draft voids',
    ],
  ])('is said %s', (_how, change, expected) => expect(told(change)).toBe(expected));

  it('is not said again where it takes the place of one that they have and did not touch', () => {
    const messages = [message('explainerDraft', 'delivered', '2026-09')];
    const chain = [dropped(BEFORE), dropped(aDraft('2026-10a', '2026-11-03'))];
    expect(told({ messages, explainers: chain })).toBe('alreadySaid');
    // It costs nobody a message to go along with an ask.
    expect(told({ messages: [...messages, message('ask', 'queued')], explainers: chain })).toBe(
      'ask: 2026-10 draft repairs',
    );
    // Another lead has not heard of it.
    expect(told({ explainers: chain })).toBe('explainerDraft: 2026-10 draft repairs');
    // Whoever began to write is at work on it, and is told that the figure changed.
    expect(told({ messages, explainers: [dropped(written(BEFORE))] })).toBe('explainerDraft: 2026-10 draft repairs');
  });

  it('has waited since the first of those that nobody touched', () => {
    const draft = aDraft('2026-10', '2026-11-24');
    expect(waitingSince(draft, [draft])).toBe('2026-11-24');
    expect(waitingSince(draft, [draft, dropped(BEFORE)])).toBe('2026-10-27');
    expect(waitingSince(draft, [draft, dropped(written(BEFORE))])).toBe('2026-11-24');
  });
});
