/** Some staff with a channel, a chat, or only a notice board. */
export type EmployeeGroup = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'channel' | 'chat' | 'noticeboard';
  readonly size?: number;
  /** The e-mail address of whoever leads it, as the register has it. */
  readonly lead: string;
  /** What they do, in a sentence. */
  readonly work: string;
  /** What changes for a resident, in a sentence; empty where nobody has said it. */
  readonly forResidents: string;
  readonly measures: readonly string[];
  /** By a measure's code: how the work contributes to it, in a sentence. */
  readonly moves: Readonly<Record<string, string>>;
};
