import type { Day } from '../../../core/calendar/day.ts';
import { type FieldProblem, problemsOfWords } from '../../../core/field-problem.ts';
import type { Committee } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Role } from '../../../core/measures/people.ts';
import { type AskedBy, ASKER_ROLES, type AskerRole, type MemberRequest } from './request.ts';

/** The form's choice for no measure, as a choice on a card may not be empty. */
export const NO_MEASURE = 'gap';

const MOST_NAME = 120;

export type RaisedAs = {
  readonly text: string;
  /** `CODE|2027-01-20`, `CODE|` or `|`; see {@link askedOf}. */
  readonly asked: string;
  readonly role: string;
  readonly name: string;
  readonly measure: string;
};

export type RaiseFacts = {
  readonly typed: RaisedAs;
  readonly committees: readonly Committee[];
  readonly measure: { readonly code: string; readonly committees: readonly string[] } | undefined;
  /** Absent for a partner. */
  readonly by?: PersonKey;
  readonly at: string;
};

export type RaiseOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'raised'; readonly request: Omit<MemberRequest, 'id'> };

/** A new request, about a measure or a gap. Without a committee the measure's own committee shows it. */
export function decideRaise({ typed, committees, measure, by, at }: RaiseFacts): RaiseOutcome {
  const text = typed.text.trim();
  const problems = problemsOfWords('note', text, 'There is no question yet.', 'What is asked, or what is missing?');
  const asked = askedOf(typed.asked, committees);
  if (asked === undefined) {
    problems.push({ field: 'asked', problem: 'We do not know that meeting.', cure: 'Please choose one of the list.' });
  }
  const role = ASKER_ROLES.find((known) => known === typed.role);
  if (role === undefined) {
    problems.push({ field: 'role', problem: 'Who asked is not chosen.', cure: 'Please choose one of the list.' });
  }
  const name = typed.name.trim();
  if (name.length > MOST_NAME) {
    problems.push({ field: 'name', problem: 'That name is too long.', cure: `Up to ${MOST_NAME} characters, please.` });
  }
  const code = typed.measure.trim();
  if (code !== '' && measure === undefined) {
    problems.push({
      field: 'measure',
      problem: 'We know no measure of that code.',
      cure: 'Please choose one of the list.',
    });
  }
  if (asked === undefined || role === undefined || problems.length > 0) return { kind: 'refused', problems };
  const committee = asked.committee === '' ? (measure?.committees[0] ?? '') : asked.committee;
  const askedBy: AskedBy = { ...asked, committee, role, ...(name !== '' && { name }) };
  return {
    kind: 'raised',
    request: {
      text,
      askedBy,
      ...(by !== undefined && { raisedBy: by }),
      raisedAt: at,
      about: measure === undefined ? { kind: 'gap' } : { kind: 'measure', code: measure.code },
      status: 'open',
      acts: [{ what: 'raised', ...(by !== undefined && { by }), at, words: '' }],
    },
  };
}

/** Reads a choice of committee and meeting; undefined for unknown ones. */
export function askedOf(
  choice: string,
  committees: readonly Committee[],
): Pick<AskedBy, 'committee' | 'meeting'> | undefined {
  const [code = '', date = ''] = choice.split('|');
  if (code === '') return { committee: '' };
  const committee = committees.find((known) => known.code.toUpperCase() === code.toUpperCase());
  if (committee === undefined) return undefined;
  if (date === '') return { committee: committee.code };
  const meeting = committee.meetings.find((known) => known.date === date);
  return meeting && { committee: committee.code, meeting: meeting.date };
}

/** The choice that {@link askedOf} reads. */
export const askedChoice = (committee: string, meeting?: Day): string => `${committee}|${meeting ?? ''}`;

/** A committee's officer who asks for the committee most likely writes for a councillor. */
export function likelyRole(roles: readonly Role[], forCommittee: boolean): AskerRole {
  if (roles.includes('councillor')) return 'councillor';
  if (roles.includes('committee-officer')) return forCommittee ? 'councillor' : 'officer';
  if (forCommittee) return 'councillor';
  return roles.includes('performance') ? 'performance' : 'staff';
}
