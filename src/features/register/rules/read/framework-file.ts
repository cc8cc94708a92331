import type { Framework, Wording } from '../../../../core/measures/framework.ts';
import type { PersonKey } from '../../../../core/measures/measure.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The framework as YAML that reads back as the same; `addressOf` gives the leads' addresses. */
export function frameworkFile(framework: Framework, addressOf: (key: PersonKey) => string): object {
  const { organisation, quiet, leads = [] } = framework;
  const wording = ({ code, wordings }: Wording) => ({
    code,
    wordings: wordings.map(({ from, text }) => ({ from, text })),
  });
  const leadOf = (code: string) => leads.find(({ objective }) => objective === code)?.person;
  return {
    organisation: {
      name: organisation.name,
      contact: organisation.contact,
      privacy_notice: organisation.privacyNotice,
    },
    pledges: framework.pledges.map(wording),
    objectives: framework.objectives.map((objective) => {
      const lead = leadOf(objective.code);
      return { ...wording(objective), ...(lead !== undefined && { lead: addressOf(lead) }) };
    }),
    themes: framework.themes,
    committees: framework.committees.map(({ code, title, remit, exempt, officers, meetings }) => ({
      code,
      title,
      remit,
      exempt,
      ...(officers !== undefined && { officers }),
      meetings: meetings.map(({ date, takesPerformance, paperDeadline }) => ({
        date,
        ...(takesPerformance && { takes_performance: takesPerformance.text }),
        paper_deadline: paperDeadline,
      })),
    })),
    closure_days: framework.closureDays,
    pre_election: framework.preElection,
    quiet: {
      days: quiet.days.map((weekday) => WEEKDAYS[weekday - 1]),
      from: quiet.from,
      to: quiet.to,
      per_day: quiet.perDay,
      per_five_working_days: quiet.perFiveWorkingDays,
      ask_ahead: quiet.askAhead,
      wait_for_ask: quiet.waitForAsk,
      remind_before: quiet.remindBefore,
      late_after: quiet.lateAfter,
      messages_a_round: quiet.messagesARound,
      messages_a_half_year: quiet.messagesAHalfYear,
      needs_owner_after: quiet.needsOwnerAfter,
      needs_owner_rounds: quiet.needsOwnerRounds,
      managers_on: WEEKDAYS[quiet.managersOn - 1],
      decisions_again: quiet.decisionsAgain,
      nudge_every: quiet.nudgeEvery,
      explain_every: quiet.explainEvery,
      hold_above_people: quiet.holdAbovePeople,
      hold_times: quiet.holdTimes,
      hold_looks_back: quiet.holdLooksBack,
    },
    retention_months: framework.retentionMonths,
    small_number: framework.smallNumber,
  };
}
