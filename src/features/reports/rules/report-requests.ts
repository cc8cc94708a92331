import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { Period } from '../../../core/periods/period.ts';
import { isUnanswered, type MemberRequest } from '../../requests/rules/request.ts';
import { type OpenText, openText } from './open-text.ts';

/** A request as a report prints it. */
export type RequestEntry = {
  readonly request: Pick<MemberRequest, 'id' | 'status' | 'about' | 'dueOn' | 'askedBy'>;
  readonly askedOn: Day;
  /** The title of the measure that it is about; absent for a gap. */
  readonly measure?: string;
  readonly text: OpenText;
  readonly answer?: OpenText;
  readonly weDid?: OpenText;
  /** The post that has it, while it is unanswered. */
  readonly with?: Pick<Person, 'name' | 'service'>;
};

export type RequestFacts = {
  readonly period: Period;
  readonly hidden: readonly string[];
  readonly people: ReadonlyMap<PersonKey, Person>;
  /** The title of a measure that may stand in an open paper; undefined for one that may not. */
  readonly titleOf: (code: string) => string | undefined;
};

/**
 * What a committee asked: everything that has no answer yet, however old, and what was asked or answered since the period
 * began; the unanswered first, each in the order in which they were asked. One about a measure that stands in no open
 * paper is left out.
 */
export function reportedRequests(requests: readonly MemberRequest[], facts: RequestFacts): RequestEntry[] {
  const { start } = facts.period;
  const shown = requests.filter((request) => isUnanswered(request) || latestDay(request) >= start);
  const entries = shown.flatMap((request) => entryOf(request, facts) ?? []);
  return [...entries.filter(isOpen), ...entries.filter((entry) => !isOpen(entry))];
}

const isOpen = ({ request }: RequestEntry) => isUnanswered(request);

/** The last day on which it was asked, answered or acted on. */
function latestDay({ raisedAt, answer, weDid }: MemberRequest): Day {
  const last = [raisedAt, answer?.at, weDid?.at]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  return dayInLondon(new Date(last ?? raisedAt));
}

function entryOf(request: MemberRequest, { hidden, people, titleOf }: RequestFacts): RequestEntry | undefined {
  const { id, status, about, dueOn, askedBy, givenTo, answer, weDid } = request;
  const measure = about.kind === 'measure' ? titleOf(about.code) : undefined;
  if (about.kind === 'measure' && measure === undefined) return undefined;
  const holder = givenTo === undefined || !isUnanswered(request) ? undefined : people.get(givenTo);
  return {
    request: { id, status, about, askedBy, ...(dueOn !== undefined && { dueOn }) },
    askedOn: dayInLondon(new Date(request.raisedAt)),
    text: openText(request.text, hidden),
    ...(measure !== undefined && { measure }),
    ...(answer && { answer: openText(answer.text, hidden) }),
    ...(weDid && { weDid: openText(weDid.text, hidden) }),
    ...(holder && { with: { name: holder.name, service: holder.service } }),
  };
}
