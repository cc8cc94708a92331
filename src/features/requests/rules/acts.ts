import type { AuditEntry, ActKind } from '../../../core/audit-entry.ts';
import { addDays, type Day } from '../../../core/calendar/day.ts';
import { type FieldProblem, problemsOfWords } from '../../../core/field-problem.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { namingProblem } from '../../small-numbers/rules/scan-words.ts';
import type { MemberRequest, RequestAct } from './request.ts';

/** Days until the latest due day: half a year. */
const MOST_DAYS = 183;
const MOST_ACTS = 200;

export type Deed = { readonly by: PersonKey; readonly at: string };

/** `repeat`: it was done already; nothing is stored and no message is sent. */
export type RequestOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'stored'; readonly request: MemberRequest };

const REPEAT: RequestOutcome = { kind: 'repeat' };

export function decideAcknowledged(request: MemberRequest, deed: Deed): RequestOutcome {
  if (request.status !== 'open') return REPEAT;
  return stored(request, { status: 'acknowledged' }, { what: 'acknowledged', ...deed, words: '' });
}

/** Assigns a request with a due day, or assigns it again. `dueOn` is undefined for an invalid day. */
export function decideGiven(
  request: MemberRequest,
  { to, dueOn, today }: { readonly to: PersonKey | undefined; readonly dueOn: Day | undefined; readonly today: Day },
  deed: Deed,
): RequestOutcome {
  const problems: FieldProblem[] = [];
  if (to === undefined) {
    problems.push({ field: 'to', problem: 'Nobody is chosen.', cure: 'Choose a colleague from the list.' });
  }
  if (dueOn === undefined) {
    problems.push({ field: 'dueOn', problem: 'There is no date.', cure: 'By when is an answer wanted?' });
  } else if (dueOn <= today || dueOn > addDays(today, MOST_DAYS)) {
    problems.push({
      field: 'dueOn',
      problem: dueOn <= today ? 'That day is not ahead of us.' : 'That is more than half a year ahead.',
      cure: 'Please choose a day after today and within six months.',
    });
  }
  if (to === undefined || dueOn === undefined || problems.length > 0) return { kind: 'refused', problems };
  if (request.status === 'given' && request.givenTo === to && request.dueOn === dueOn) return REPEAT;
  if (request.status === 'done') return REPEAT;
  return stored(
    request,
    { status: 'given', givenTo: to, givenOn: today, dueOn },
    { what: 'given', ...deed, words: '', to, dueOn },
  );
}

/** Answers are printed in open papers, so they must not be empty or name a `hidden` figure. */
function problemsOfAnswer(text: string, empty: string, cure: string, hidden: readonly string[]): FieldProblem[] {
  const naming = namingProblem(text, hidden);
  const problems = problemsOfWords('note', text, empty, cure);
  return naming === undefined ? problems : [...problems, { field: 'note', ...naming }];
}

/** A later answer replaces it; both stay in the history. */
export function decideAnswered(
  request: MemberRequest,
  text: string,
  deed: Deed,
  hidden: readonly string[] = [],
): RequestOutcome {
  const problems = problemsOfAnswer(text, 'There is no answer yet.', 'A sentence or two is plenty.', hidden);
  if (problems.length > 0) return { kind: 'refused', problems };
  const words = text.trim();
  if (request.status === 'done' || request.answer?.text === words) return REPEAT;
  return stored(
    request,
    { status: 'answered', answer: { text: words, ...deed } },
    { what: 'answered', ...deed, words },
  );
}

/** "You asked, we did". It closes the request, and is also the answer if there was none. */
export function decideDone(
  request: MemberRequest,
  text: string,
  deed: Deed,
  hidden: readonly string[] = [],
): RequestOutcome {
  const problems = problemsOfAnswer(text, 'Nothing is said yet.', 'What did the council do about it?', hidden);
  if (problems.length > 0) return { kind: 'refused', problems };
  const words = text.trim();
  if (request.weDid?.text === words) return REPEAT;
  return stored(request, { status: 'done', weDid: { text: words, ...deed } }, { what: 'done', ...deed, words });
}

/** With a reason. Earlier answers stay in the history. */
export function decideReopened(request: MemberRequest, text: string, deed: Deed): RequestOutcome {
  if (request.status !== 'answered' && request.status !== 'done') return REPEAT;
  const problems = problemsOfWords('note', text, 'There is no reason yet.', 'What is still missing?');
  if (problems.length > 0) return { kind: 'refused', problems };
  const { answer: _answer, weDid: _weDid, givenTo: _givenTo, givenOn: _givenOn, dueOn: _dueOn, ...kept } = request;
  return stored(kept, { status: 'open' }, { what: 'reopened', ...deed, words: text.trim() });
}

export function noted(request: MemberRequest, what: 'drafted' | 'wentLive', words: string, deed: Deed): RequestOutcome {
  return stored(request, {}, { what, ...deed, words });
}

function stored(request: MemberRequest, change: Partial<MemberRequest>, act: RequestAct): RequestOutcome {
  if (request.acts.length >= MOST_ACTS) {
    const problem = `This was changed ${MOST_ACTS} times already.`;
    return { kind: 'refused', problems: [{ field: 'note', problem, cure: 'A call may be quicker now.' }] };
  }
  return { kind: 'stored', request: { ...request, ...change, acts: [...request.acts, act] } };
}

const KINDS: Readonly<Record<RequestAct['what'], ActKind>> = {
  raised: 'asked',
  acknowledged: 'changed',
  given: 'handedOver',
  answered: 'answered',
  done: 'closed',
  reopened: 'opened',
  drafted: 'changed',
  wentLive: 'changed',
};

/** The audit entry of a request's last act. A person without an account acts through the product. */
export function auditOf(before: Pick<MemberRequest, 'status'> | undefined, after: MemberRequest): AuditEntry[] {
  const act = after.acts.at(-1);
  if (act === undefined) return [];
  const { what, by = 'product', at, words, to, dueOn } = act;
  const given = to === undefined ? '' : ` to ${to} by ${dueOn ?? ''}`;
  return [
    {
      what: KINDS[what],
      about: after.id,
      by,
      at,
      before: before?.status ?? '',
      after: `${after.status}${given}`,
      reason: what === 'raised' ? after.text : words,
    },
  ];
}
