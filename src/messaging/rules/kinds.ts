import type { MessageKind } from './message.ts';

/** How a kind of message is delivered. */
export type DeliveryPolicy = {
  /**
   * What becomes of a message that may or may not have arrived. An ask that comes twice costs a glance, one that never
   * comes costs a figure; a digest that comes twice looks like news, so a person looks first.
   */
  readonly onUnknown: 'tryAgain' | 'holdForReview';
  /** Whether it takes the person's one message of the day. What answers them does not: they spoke first. */
  readonly countsTowardsDailyLimit: boolean;
  /** Whether it says everything of its kind that there is to say, so that of two that wait the later one is enough. */
  readonly supersedesEarlier: boolean;
};

const scheduled = { onUnknown: 'tryAgain', countsTowardsDailyLimit: true, supersedesEarlier: false } as const;
const answer = { ...scheduled, countsTowardsDailyLimit: false } as const;

/** How each kind of message is delivered. */
const WAYS: Readonly<Record<MessageKind, DeliveryPolicy>> = {
  ask: { ...scheduled, supersedesEarlier: true },
  reminder: scheduled,
  managerDigest: { ...scheduled, onUnknown: 'holdForReview' },
  nudge: scheduled,
  narrative: { ...scheduled, supersedesEarlier: true },
  handover: answer,
  handedOn: answer,
  extension: answer,
  query: answer,
  queryAnswer: answer,
  acknowledged: answer,
  requestNews: answer,
  requestGiven: answer,
  requestReminder: scheduled,
  heldRun: answer,
  partnerFigure: answer,
  explainer: { ...scheduled, onUnknown: 'holdForReview' },
  explainerDraft: scheduled,
  groupQuestion: answer,
  groupAnswer: answer,
  committeeDigest: { ...scheduled, onUnknown: 'holdForReview' },
  committeePaper: { ...answer, onUnknown: 'holdForReview' },
  digestEdited: answer,
  reply: { ...answer, supersedesEarlier: true },
};

export const deliveryPolicy = (kind: MessageKind): DeliveryPolicy => WAYS[kind];
