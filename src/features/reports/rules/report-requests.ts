import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { Period } from '../../../core/periods/period.ts';
import { isUnanswered, type MemberRequest } from '../../requests/rules/request.ts';
import { type OpenText, openText } from './open-text.ts';

export type RequestEntry = {
  readonly request: Pick<MemberRequest, 'id' | 'status' | 'about' | 'dueOn' | 'askedBy'>;
  readonly askedOn: Day;
  /** Its title; absent for a gap. */
  readonly measure?: string;
  readonly text: OpenText;
  readonly answer?: OpenText;
  readonly weDid?: OpenText;
  /** The person who has it, while it is unanswered. */
  readonly with?: Pick<Person, 'name' | 'service'>;
};

export type RequestFacts = {
  readonly period: Period;
  readonly hidden: readonly string[];
  readonly people: ReadonlyMap<PersonKey, Person>;
  readonly titleOf: (code: string) => string | undefined;
};

/**
 * A committee's requests: all unanswered ones, however old, and those asked or answered since the period began;
 * unanswered first, each in order of asking. Requests about measures that open papers may not name are left out.
 */
export function reportedRequests(requests: readonly MemberRequest[], facts: RequestFacts): RequestEntry[] {
  const { start } = facts.period;
  const shown = requests.filter((request) => isUnanswered(request) || latestDay(request) >= start);
  const entries = shown.flatMap((request) => entryOf(request, facts) ?? []);
  return [...entries.filter(isOpen), ...entries.filter((entry) => !isOpen(entry))];
}

const isOpen = ({ request }: RequestEntry) => isUnanswered(request);

function latestDay({ raisedAt, answer, weDid }: MemberRequest): Day {
  const [last = raisedAt] = [raisedAt, answer?.at ?? '', weDid?.at ?? ''].sort((a, b) => b.localeCompare(a));
  return dayInLondon(new Date(last));
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
