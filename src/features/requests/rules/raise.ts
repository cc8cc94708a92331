import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Committee } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Role } from '../../../core/measures/people.ts';
import { ASKER_ROLES, type AskedBy, type AskerRole, type MemberRequest } from './request.ts';
import { problemsOfWords } from './words.ts';

/** What the form sends where no measure is meant: a choice of a card may not be empty. */
export const NO_MEASURE = 'gap';

const MOST_NAME = 120;

/** What stands on the form, as typed or chosen. */
export type Typed = {
  readonly text: string;
  /** `CODE|2027-01-20`, `CODE|` or `|`; see {@link askedOf}. */
  readonly asked: string;
  readonly role: string;
  /** Only if they wish. */
  readonly name: string;
  /** A measure's code; empty for a gap. */
  readonly measure: string;
};

export type RaiseFacts = {
  readonly typed: Typed;
  readonly committees: readonly Committee[];
  /** The measure that `typed.measure` names; undefined where there is none of that code. */
  readonly measure: { readonly code: string; readonly committees: readonly string[] } | undefined;
  /** Who writes it down; absent for a partner on a page of their own. */
  readonly by?: PersonKey;
  /** ISO instant. */
  readonly at: string;
};

export type RaiseOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'raised'; readonly request: Omit<MemberRequest, 'id'> };

/**
 * A new request: its words, who asks, and the measure it is about; without one it is about a gap. Where nobody names a
 * committee, a measure's own committee is the one whose digest shows it.
 */
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

/** A committee and perhaps a meeting of it, from one choice; undefined for what the framework does not have. */
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

/** The choice that says the same as {@link askedOf} reads. */
export const askedChoice = (committee: string, meeting?: Day): string => `${committee}|${meeting ?? ''}`;

/** As what somebody most likely asks: an officer who writes for a committee, a member. */
export function likelyRole(roles: readonly Role[], forCommittee: boolean): AskerRole {
  if (roles.includes('councillor')) return 'councillor';
  if (roles.includes('committee-officer')) return forCommittee ? 'councillor' : 'officer';
  if (forCommittee) return 'councillor';
  return roles.includes('performance') ? 'performance' : 'staff';
}
