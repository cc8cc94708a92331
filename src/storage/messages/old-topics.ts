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

/** The first word of these stages is enough, whatever the kind of message: an ask may speak of a draft. */
function plainMilestone(is: string, stage: string): Milestone {
  const rest = stage.slice(is.length + 1);
  switch (is) {
    case 'ask':
    case 'reminder':
    case 'late':
    case 'handover':
    case 'nudge':
    case 'handedOn':
    case 'notMine':
    case 'unreachable':
    case 'needsOwner':
    case 'stillToCome':
    case 'withdrawn':
    case 'held':
      return { is };
    case 'until':
      return { is: 'putOff', until: rest };
    case 'notReady':
    case 'away':
      return { is, until: rest };
    case 'received':
    case 'acknowledged':
      return { is, revision: Number(rest.slice(1)) };
    case 'query':
      return { is, number: Number(rest) };
    case 'narrative':
      return { is, stage: 'ask' };
    case 'narrativeReminder':
      return { is: 'narrative', stage: 'reminder' };
    case 'narrativeLate':
      return { is: 'narrative', stage: 'late' };
    case 'draft':
      return { is, group: rest };
    default:
      return { is: 'reply' };
  }
}
