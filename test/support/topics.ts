import type { MessageKind, Topic } from '../../src/messaging/rules/message.ts';
import { topicsOfBefore } from '../../src/storage/messages/old-topics.ts';

/** A topic from one text, as rows of before had it: `received r2`, `draft repairs`. */
export function aTopic(code: string, period: string, text: string, kind: MessageKind = 'ask'): Topic {
  const [topic] = topicsOfBefore({ kind, key: '' }, [{ code, period, stage: text }]);
  if (topic === undefined) throw new Error('no topic');
  return topic;
}
