import type { Message, Milestone, Topic } from '../../messaging/rules/message.ts';

/** Topics of rows written before milestones had types: the milestone was a text, `query 2`. */
type Cover = { readonly code: string; readonly period: string; readonly stage: string };
type Stored = Pick<Message, 'kind' | 'key'>;

export function topicsOfBefore(message: Stored, covers: readonly Cover[]): Topic[] {
  return covers.map(({ code, period, stage }) => ({ code, period, milestone: milestoneOf(message, stage) }));
}

function milestoneOf({ kind, key }: Stored, stage: string): Milestone {
  const [is = '', first = '', second = ''] = stage.split(' ');
  const last = key.split('|').at(-1) ?? '';
  switch (kind) {
    case 'explainer':
      return { is: 'explained', group: key.split('|')[1] ?? '' };
    case 'groupQuestion':
      return { is: 'groupQuestion', id: first };
    case 'groupAnswer':
      return { is: 'groupAnswer', id: first, to: last === 'group' ? 'group' : 'person' };
    case 'requestNews':
      return { is: 'requestNews', act: stage };
    case 'requestGiven':
      return { is: 'requestGiven', dueOn: first };
    case 'requestReminder':
      return { is: 'requestReminder', stage: is === 'late' ? 'late' : 'reminder', dueOn: first };
    case 'committeeDigest':
      return { is: 'digest', again: is === 'again' };
    case 'committeePaper':
      return { is: is === 'withdrawn' ? 'paperWithdrawn' : 'paper' };
    case 'digestEdited':
      return { is: 'edited', committee: first, meeting: second };
    case 'partnerFigure':
      return { is: 'partner', number: Number(first) };
    case 'queryAnswer':
      return { is: 'queryAnswer', number: Number(first), answer: Number(second) };
    default:
      return plainMilestone(is, stage);
  }
}

/** Stages of one word that are the milestone of today. */
const UNCHANGED = [
  ...(['ask', 'reminder', 'late', 'handover', 'nudge', 'handedOn', 'notMine', 'unreachable', 'needsOwner'] as const),
  ...(['stillToCome', 'withdrawn', 'held'] as const),
];

/** The first word of these stages is enough, whatever the kind of message: an ask may speak of a draft. */
function plainMilestone(first: string, stage: string): Milestone {
  const rest = stage.slice(first.length + 1);
  const is = UNCHANGED.find((known) => known === first);
  if (is !== undefined) return { is };
  switch (first) {
    case 'until':
      return { is: 'putOff', until: rest };
    case 'notReady':
    case 'away':
      return { is: first, until: rest };
    case 'received':
    case 'acknowledged':
      return { is: first, revision: Number(rest.slice(1)) };
    case 'query':
      return { is: first, number: Number(rest) };
    case 'narrative':
      return { is: first, stage: 'ask' };
    case 'narrativeReminder':
      return { is: 'narrative', stage: 'reminder' };
    case 'narrativeLate':
      return { is: 'narrative', stage: 'late' };
    case 'draft':
      return { is: first, group: rest };
    default:
      return { is: 'reply' };
  }
}
