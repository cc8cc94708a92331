import type { Message, Milestone } from './message.ts';

/**
 * A milestone in one text, as exports and `run --dry --json` print it: `reminder`, `query 2`, `received r3`. Other programs
 * read these texts, so they stay as they are.
 */
export function milestoneText(milestone: Milestone): string {
  switch (milestone.is) {
    case 'narrative':
      return { ask: 'narrative', reminder: 'narrativeReminder', late: 'narrativeLate' }[milestone.stage];
    case 'putOff':
      return `until ${milestone.until}`;
    case 'notReady':
    case 'away':
      return `${milestone.is} ${milestone.until}`.trim();
    case 'received':
    case 'acknowledged':
      return `${milestone.is} r${milestone.revision}`;
    case 'query':
    case 'partner':
      return `${milestone.is} ${milestone.number}`;
    case 'queryAnswer':
      return `answer ${milestone.number} ${milestone.answer}`;
    case 'requestNews':
      return milestone.act;
    case 'requestGiven':
      return `given ${milestone.dueOn}`;
    case 'requestReminder':
      return `${milestone.stage} ${milestone.dueOn}`;
    case 'draft':
      return `draft ${milestone.group}`;
    case 'groupQuestion':
      return `question ${milestone.id}`;
    case 'groupAnswer':
      return `answer ${milestone.id}`;
    case 'digest':
      return milestone.again ? 'again' : 'ready';
    case 'paper':
      return 'released';
    case 'paperWithdrawn':
      return 'withdrawn';
    case 'edited':
      return `edited ${milestone.committee} ${milestone.meeting}`;
    default:
      return milestone.is;
  }
}

/** What a message speaks of, as exports have it. */
export const coversOf = ({ topics }: Pick<Message, 'topics'>) =>
  topics.map(({ code, period, milestone }) => ({ code, period, stage: milestoneText(milestone) }));
