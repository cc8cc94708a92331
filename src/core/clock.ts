/** What time it is. The only way for a use case to know. */
export type Clock = { now(): Date };
