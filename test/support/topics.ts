import type { MessageKind, Milestone, Topic } from '../../src/messaging/rules/message.ts';
import { topicsOfBefore } from '../../src/storage/old-topics.ts';

/** A topic from one text, as rows of before had it: `received r2`, `draft repairs`. */
export function aTopic(code: string, period: string, text: string, kind: MessageKind = 'ask'): Topic {
  const [topic] = topicsOfBefore({ kind, key: '' }, [{ code, period, stage: text }]);
  if (topic === undefined) throw new Error('no topic');
  return topic;
}

/** A milestone in one text, the way back. */
export function milestoneText(milestone: Milestone): string {
  switch (milestone.is) {
    case 'received':
    case 'acknowledged':
      return `${milestone.is} r${milestone.revision}`;
    case 'notReady':
    case 'away':
      return `${milestone.is} ${milestone.until}`.trim();
    case 'narrative':
      return { ask: 'narrative', reminder: 'narrativeReminder', late: 'narrativeLate' }[milestone.stage];
    case 'requestReminder':
      return `${milestone.stage} ${milestone.dueOn}`;
    case 'draft':
      return `draft ${milestone.group}`;
    default:
      return milestone.is;
  }
}
