import type { Day } from '../../../core/calendar/day.ts';
import type { EmployeeGroup } from '../../../core/measures/group.ts';
import type { ExplainerFacts } from './views.ts';
import type { MiniChart } from './mini-chart.ts';

/** A question of the group's that was answered, as the wall shows it: without a name. */
export type Asked = { readonly question: string; readonly answer: string };

/** What a group's sheet is made of: what its newest explainer says, and what was asked and answered. */
export type SheetFacts = {
  readonly today: Day;
  readonly organisation: string;
  readonly contact: string;
  readonly group: EmployeeGroup;
  /** Absent while no figure was explained to the group: the sheet then says what the team does and for whom. */
  readonly explained?: ExplainerFacts;
  /** Its words wait to be approved: for whoever writes them, and not for the wall. */
  readonly draft: boolean;
  /** Newest first. */
  readonly asked: readonly Asked[];
};

/** A sheet as it is printed, in words: one page, and the address that its code leads to. */
export type Sheet = {
  readonly heading: string;
  readonly warning: string;
  readonly paragraphs: readonly string[];
  readonly figure: string;
  readonly figureBelow: string;
  readonly chart?: {
    readonly line: MiniChart;
    readonly from: string;
    readonly to: string;
    readonly alternative: string;
  };
  readonly belongs: readonly { readonly label: string; readonly text: string }[];
  readonly asked: readonly Asked[];
  readonly invite: string;
  /** Empty where there is none: then there is no code. */
  readonly address: string;
  readonly foot: string;
  /** What a supervisor says in under two minutes, and a text message of under 160 letters. */
  readonly teamTalk: readonly string[];
  readonly textMessage: string;
};

/** Where a printed code leads: to whatever is the group's current sheet, for eighteen months. */
export type SheetAddress = { readonly group: string; readonly until: Day };

/** Days for which a printed code leads somewhere: eighteen months. */
export const SHEET_LASTS = 548;

export const SHEET_FORMATS = ['pdf', 'html', 'txt'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
