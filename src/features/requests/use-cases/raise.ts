import { z } from 'zod';
import { confirmed, text, token, words } from '../../../actions/fields.ts';
import type { Day } from '../../../core/calendar/day.ts';
import { askedChoice, askedOf, decideRaise, likelyRole, NO_MEASURE, type RaisedAs } from '../rules/raise.ts';
import type { RequestFormView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { newsForTeam } from './request-messages.ts';
import { requestView } from './show-request.ts';

export const RAISE_PRESS = z.object({
  step: confirmed,
  card: token,
  subject: text(20),
  committee: text(200),
  meeting: text(40),
  note: words,
  asked: text(200),
  role: text(50),
  name: text(1000),
  measure: text(100),
});
type RaisePress = z.infer<typeof RAISE_PRESS>;

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
      role: likelyRole(person.profile.roles, forCommittee),
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
  { committee, meeting, measure, subject }: RaisePress,
): Promise<RequestFormView> {
  const { committees } = action.context.framework;
  const asked = committee === '' ? undefined : askedOf(`${committee}|${meeting}`, committees);
  return raiseForm(action, {
    measure,
    forCommittee: subject === 'committee',
    ...(asked && { asked: askedChoice(asked.committee, asked.meeting) }),
  });
}

/** *Send*: stored with the message to the performance team. The same form sent twice is one request. */
export async function raiseFromForm(action: UserAction, said: RaisePress): Promise<View> {
  const { services, context, person } = action;
  const { note, asked, role, name, card } = said;
  const typed: RaisedAs = { text: note, asked, role, name, measure: said.measure === NO_MEASURE ? '' : said.measure };
  const by = person.profile.key;
  const at = context.now.toISOString();
  const code = typed.measure.trim();
  const measure = code === '' ? undefined : (await services.store.measures.open(code))?.measure;
  const decided = decideRaise({ typed, committees: context.framework.committees, measure, at, by });
  if (decided.kind === 'refused') return raiseForm(action, typed, { problems: decided.problems, token: card });
  const messagesOf = await newsForTeam(services, context, by);
  const request = await services.store.requests.raise(`${by} ${card === '' ? at : card}`, (id) => {
    const made = { id, ...decided.request };
    return { request: made, messages: messagesOf(made, 'raised') };
  });
  return requestView(action, request, { note: { what: 'raised' } });
}
