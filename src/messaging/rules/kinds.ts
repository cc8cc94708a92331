import type { MessageKind } from './message.ts';

type Ways = {
  /**
   * What becomes of a message that may or may not have arrived. An ask that comes twice costs a glance, one that never
   * comes costs a figure; a digest that comes twice looks like news, so a person looks first.
   */
  readonly ifUnsure: 'tryAgain' | 'waitForPerson';
  /** Whether it takes the person's one message of the day. What answers them does not: they spoke first. */
  readonly takesTheDay: boolean;
  /** Whether it says everything of its kind that there is to say, so that of two that wait the later one is enough. */
  readonly saysItAll: boolean;
};

const scheduled = { ifUnsure: 'tryAgain', takesTheDay: true, saysItAll: false } as const;
const answer = { ...scheduled, takesTheDay: false } as const;

/** How each kind of message is delivered. */
const WAYS: Readonly<Record<MessageKind, Ways>> = {
  ask: { ...scheduled, saysItAll: true },
  reminder: scheduled,
  managerDigest: { ...scheduled, ifUnsure: 'waitForPerson' },
  nudge: scheduled,
  narrative: { ...scheduled, saysItAll: true },
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
  explainer: { ...scheduled, ifUnsure: 'waitForPerson' },
  explainerDraft: scheduled,
  groupQuestion: answer,
  groupAnswer: answer,
  committeeDigest: { ...scheduled, ifUnsure: 'waitForPerson' },
  committeePaper: { ...answer, ifUnsure: 'waitForPerson' },
  digestEdited: answer,
  reply: { ...answer, saysItAll: true },
};

export const waysOf = (kind: MessageKind): Ways => WAYS[kind];
