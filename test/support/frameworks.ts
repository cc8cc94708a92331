import type { Committee, Framework, Meeting } from '../../src/core/measures/framework.ts';
import { type QuietRules, USUAL_QUIET } from '../../src/core/measures/quiet-rules.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import { on } from './examples.ts';

/** The quiet rules of the design: Tuesday to Thursday, half past nine to half past three. */
export const quietRules: QuietRules = USUAL_QUIET;

/** A committee with its meetings: the day, the paper deadline, and the period whose performance it takes, if any. */
export function aCommittee(code: string, meetings: [date: string, paperDeadline: string, takes?: string][]): Committee {
  const meeting = ([date, paperDeadline, takes]: [string, string, string?]): Meeting => ({
    date: on(date),
    paperDeadline: on(paperDeadline),
    ...(takes !== undefined && { takesPerformance: periodOf(takes) }),
  });
  return { code, title: code, remit: '', exempt: [], meetings: meetings.map(meeting) };
}

/** A framework with nothing in it but committees and quiet rules. */
export function aFramework(committees: readonly Committee[] = []): Framework {
  return {
    organisation: { name: 'Gateshead Council', contact: '', privacyNotice: '' },
    ...{
      pledges: [],
      objectives: [],
      themes: [],
      closureDays: [],
      preElection: [],
      retentionMonths: {},
      smallNumber: 5,
    },
    quiet: quietRules,
    committees,
  };
}
