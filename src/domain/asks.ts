import { type Day, dayInLondon } from './calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from './calendar/working-days.ts';
import type { QuietRules } from './measures/framework.ts';
import type { Person } from './measures/people.ts';
import type { Message } from './messages.ts';
import { nextAllowedMoment } from './quiet.ts';
import type { DueReading } from './readings/due-reading.ts';

/** An ask covers what is due within this many working days. */
const AHEAD = 15;

export type AskFacts = {
  readonly person: {
    readonly person: Pick<Person, 'key' | 'workDays'>;
    readonly heardOn: readonly Day[];
    readonly messages: readonly Message[];
  };
  readonly open: readonly { readonly code: string; readonly due: DueReading }[];
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  readonly quiet: QuietRules;
  readonly run: string;
};

/**
 * One ask for everything of a person that is open, due within fifteen working days and not yet asked for. What was said
 * is the union over their messages that did not fail. Deciding it again adds nothing.
 */
export function decideAsk({
  person: file,
  open,
  now,
  calendar,
  quiet,
  run,
}: AskFacts): Message | 'alreadySaid' | 'nothing' {
  const horizon = plusWorkingDays(calendar, dayInLondon(now), AHEAD);
  const owed = open.filter(({ due }) => due.dueOn <= horizon);
  if (owed.length === 0) return 'nothing';
  const said = new Set(
    file.messages
      .filter((message) => !['failed', 'dead', 'skipped'].includes(message.state))
      .flatMap((message) => message.covers.filter(({ stage }) => stage === 'ask'))
      .map(({ code, period }) => `${code} ${period}`),
  );
  const unsaid = owed.filter(({ code, due }) => !said.has(`${code} ${due.period.text}`));
  if (unsaid.length === 0) return 'alreadySaid';
  const covers = unsaid.map(({ code, due }) => ({ code, period: due.period.text, stage: 'ask' }));
  const { person, heardOn } = file;
  const waiting = file.messages.find((message) => message.kind === 'ask' && message.state === 'queued');
  // Nobody hears twice of one list: what is new goes with the ask that is still to be sent.
  if (waiting !== undefined) return { ...waiting, covers: [...waiting.covers, ...covers] };
  const notBefore = nextAllowedMoment({ person, heardOn, from: now, calendar, quiet });
  return {
    key: `ask|${person.key}|${dayInLondon(notBefore)}`,
    kind: 'ask',
    to: person.key,
    notBefore: notBefore.toISOString(),
    covers,
    state: 'queued',
    attempts: 0,
    reason: '',
    activityId: '',
    run,
  };
}
