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

/** A message that a job decides. */
export const SCHEDULED: DeliveryPolicy = {
  onUnknown: 'tryAgain',
  countsTowardsDailyLimit: true,
  supersedesEarlier: false,
};
/** A message that answers something a person did: it does not count towards the daily limit. */
export const ANSWER: DeliveryPolicy = { ...SCHEDULED, countsTowardsDailyLimit: false };
