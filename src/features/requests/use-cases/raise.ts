import type { Day } from '../../../core/calendar/day.ts';
import {
  askedChoice,
  askedOf,
  decideRaise,
  likelyRole,
  NO_MEASURE,
  type RaiseFacts,
  type RaisedAs,
} from '../rules/raise.ts';
import type { MemberRequest } from '../rules/request.ts';
import type { RequestFormView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { newsForTeam } from './news.ts';
import { requestView } from './show-request.ts';

type FormPress = Omit<RaisedAs, 'text'> & { readonly note: string; readonly card: string };

/** Meetings of each committee on the form, past and future. */
const MEETINGS = 4;

export async function raiseForm(
  { services, context, person }: UserAction,
  known: Partial<RaisedAs> & { readonly forCommittee?: boolean },
  kept: Partial<Pick<RequestFormView, 'problems' | 'token'>> = {},
): Promise<RequestFormView> {
  const { forCommittee = false, ...typed } = known;
  const all = await services.store.measures.titles();
  const measures = all
    .filter(({ status }) => status === 'live' || status === 'paused')
    .map(({ code, title }) => ({ code, title }))
    .sort((a, b) => a.title.localeCompare(b.title));
  const asked = askedOf(typed.asked ?? '', context.framework.committees);
  const about = all.find(({ code }) => code.toUpperCase() === (typed.measure ?? '').toUpperCase());
  return {
    kind: 'requestForm',
    today: context.today,
    token: context.now.toISOString(),
    typed: {
      text: '',
      asked: `${about?.committees[0] ?? ''}|`,
      role: likelyRole(person.person.roles, forCommittee),
      name: '',
      ...typed,
      measure: about?.code ?? typed.measure ?? '',
    },
    committees: context.framework.committees.map(({ code, title, meetings }) => ({
      code,
      title,
      meetings: nearest(
        meetings.map(({ date }) => date),
        context.today,
        asked?.committee === code ? asked.meeting : undefined,
      ),
    })),
    measures,
    problems: [],
    ...kept,
  };
}

function nearest(dates: readonly Day[], today: Day, meant: Day | undefined) {
  const distance = (date: Day) => (date === meant ? -1 : Math.abs(Date.parse(date) - Date.parse(today)));
  return [...dates]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MEETINGS)
    .sort();
}

/** The empty form; opened from a committee's digest, it has that committee and meeting filled in. */
export function openRaiseForm(
  action: UserAction,
  said: { readonly measure: string; readonly subject: string; readonly committee: string; readonly meeting: string },
): Promise<RequestFormView> {
  const { committee, meeting, measure, subject } = said;
  const { committees } = action.context.framework;
  const asked = committee === '' ? undefined : askedOf(`${committee}|${meeting}`, committees);
  return raiseForm(action, {
    measure,
    forCommittee: subject === 'committee',
    ...(asked && { asked: askedChoice(asked.committee, asked.meeting) }),
  });
}

/** *Send*: stored with the message to the performance team. The same form sent twice is one request. */
export async function raiseFromForm(action: UserAction, said: FormPress): Promise<View> {
  const { services, context, person } = action;
  const { note, asked, role, name, card } = said;
  const typed: RaisedAs = { text: note, asked, role, name, measure: said.measure === NO_MEASURE ? '' : said.measure };
  const by = person.person.key;
  const raised = await raiseRequest(services, {
    typed,
    by,
    token: `${by} ${card === '' ? context.now.toISOString() : card}`,
  });
  if ('problems' in raised) return raiseForm(action, typed, { problems: raised.problems, token: card });
  return requestView(action, raised.request, { note: { what: 'raised' } });
}

/** `by` is absent for a partner, who has no account. The same `token` twice is one request. */
export async function raiseRequest(
  services: Services,
  { typed, by, token }: Pick<RaiseFacts, 'typed' | 'by'> & { readonly token: string },
): Promise<{ readonly request: MemberRequest } | { readonly problems: RequestFormView['problems'] }> {
  const context: TodayContext = await readToday(services);
  const code = typed.measure.trim();
  const measure = code === '' ? undefined : (await services.store.measures.open(code))?.measure;
  const { committees } = context.framework;
  const decided = decideRaise({ typed, committees, measure, at: context.now.toISOString(), ...(by && { by }) });
  if (decided.kind === 'refused') return { problems: decided.problems };
  const messagesOf = await newsForTeam(services, context, by);
  const request = await services.store.requests.raise(token, (id) => {
    const made = { id, ...decided.request };
    return { request: made, messages: messagesOf(made, 'raised') };
  });
  return { request };
}
