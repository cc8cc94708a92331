import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { type AskerRole, isLateRequest, type RequestAct } from '../rules/request.ts';
import type { RequestShown } from '../rules/views.ts';
import { longDay, shortDay } from '../../../core/words/dates.ts';
import type { NoticesOf } from '../../../core/view.ts';
import type { NoticesIn } from '../../../core/words/notice-words.ts';
import { sentence, shorten, shown } from '../../../core/words/plain-text.ts';

const ROLE_WORDS: Readonly<Record<AskerRole, string>> = {
  councillor: 'a councillor',
  officer: 'an officer',
  staff: 'a member of staff',
  partner: 'a partner organisation',
  performance: 'the performance team',
};

export const ROLE_CHOICES = (['councillor', 'officer', 'staff', 'partner', 'performance'] as const).map((role) => ({
  value: role,
  title: sentence(ROLE_WORDS[role]),
}));

function nameForReader({ names, reader }: RequestShown, key: PersonKey | undefined, otherwise = 'a colleague'): string {
  if (key !== undefined && key === reader) return 'you';
  const name = names.find((one) => one.key === key)?.name ?? '';
  return name.trim() === '' ? otherwise : shorten(shown(name), 80);
}

export const requestName = ({ request }: Pick<RequestShown, 'request'>): string => `Request ${shown(request.id, 12)}`;

/** `Families OSC, at its meeting of 20 January 2027; a councillor`. */
export function askedByWords({ request, committee }: RequestShown): string {
  const { meeting, name, role } = request.askedBy;
  const who = name === undefined || name.trim() === '' ? '' : shown(name, 120);
  const as = ROLE_WORDS[role] ?? 'somebody';
  const person = who === '' ? as : `${who} (${as})`;
  if (committee === '') return sentence(person);
  const where =
    meeting === undefined ? shown(committee, 160) : `${shown(committee, 160)}, at its meeting of ${longDay(meeting)}`;
  return `${where}; ${person}`;
}

export function aboutWords({ request, measure }: RequestShown): string {
  const title = measure === undefined ? '' : shown(measure.title, 200);
  if (request.about.kind === 'measure') return title === '' ? shown(request.about.code, 100) : title;
  if (title === '') return 'Something that no measure watches';
  return `Something that no measure watched; ${measure?.status === 'live' ? 'now watched by' : 'drafted as'} ${title}`;
}

export function standsWords(shownRequest: RequestShown, today: Day): string {
  const { request } = shownRequest;
  const { status, acts, dueOn, givenTo } = request;
  const since = (what: RequestAct['what']) => {
    const act = acts.findLast((one) => one.what === what);
    return act === undefined ? '' : ` since ${shortDay(dayInLondon(new Date(act.at)), today)}`;
  };
  switch (status) {
    case 'open':
      return 'Nobody has looked at it yet.';
    case 'acknowledged':
      return `With the performance team${since('acknowledged')}.`;
    case 'given': {
      const who = nameForReader(shownRequest, givenTo);
      const by = dueOn === undefined ? '' : shortDay(dueOn, today);
      return isLateRequest(request, today) ? `Still to come from ${who}; wanted by ${by}.` : `With ${who}, by ${by}.`;
    }
    case 'answered':
      return `Answered on ${actDay(request.answer?.at, today)}.`;
    case 'done':
      return `Closed on ${actDay(request.weDid?.at, today)}: you asked, we did.`;
  }
}

const actDay = (at: string | undefined, today: Day) =>
  at === undefined || Number.isNaN(Date.parse(at)) ? 'a day now past' : shortDay(dayInLondon(new Date(at)), today);

export function actWords(shownRequest: RequestShown, act: RequestAct, today: Day): string {
  const who = sentence(nameForReader(shownRequest, act.by, act.by === undefined ? 'a partner' : 'a colleague'));
  const words = act.words.trim() === '' ? '' : `: ${shown(act.words, 600)}`;
  return `${actDay(act.at, today)}. ${who} ${didWords(shownRequest, act, today)}${words}`;
}

const DID: Readonly<Record<Exclude<RequestAct['what'], 'given'>, string>> = {
  raised: 'wrote it down',
  acknowledged: 'acknowledged it',
  answered: 'answered',
  done: 'said what was done',
  reopened: 'opened it again',
  drafted: 'made it a draft measure',
  wentLive: 'let the measure go live',
};

function didWords(shownRequest: RequestShown, { what, to, dueOn }: RequestAct, today: Day): string {
  if (what !== 'given') return DID[what];
  const by = dueOn === undefined ? '' : `, by ${shortDay(dueOn, today)}`;
  return `gave it to ${nameForReader(shownRequest, to)}${by}`;
}

export const requestNotices: NoticesIn<NoticesOf['requests']> = {
  noRequest: () => ({
    title: 'We know no request of that number.',
    lines: ['My requests shows those that you raised, or were given.'],
    presses: [{ title: 'My requests', verb: 'myRequests', subject: '' }],
  }),
  notYourRequest: ({ contact }) => ({
    title: 'That is for somebody else.',
    lines: [`If it should be yours to see or to do, ask ${contact}.`],
    presses: [{ title: 'My requests', verb: 'myRequests', subject: '' }],
  }),
  noRequests: ({ of }) =>
    of === 'open'
      ? { title: 'Every request has its answer.', lines: [] }
      : {
          title: 'You have asked nothing yet.',
          lines: ['Is something missing from the framework, or would a committee like to know something?'],
          presses: [{ title: 'Ask about a gap', verb: 'raiseGap', subject: '' }],
        },
};
