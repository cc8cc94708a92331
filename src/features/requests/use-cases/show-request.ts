import { text } from '../../../actions/fields.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { mayWithRequest } from '../../../core/rights/relationships.ts';
import { isUnanswered, type MemberRequest } from '../rules/request.ts';
import type { RequestBox, RequestListView, RequestPress, RequestShown, RequestView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { colleagues, type PeopleOfARun, peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { pageOf } from '../../../core/page-of.ts';

/** A request by its number; the button of a notice has it as its `subject`. */
export const WHICH = { request: text(20), subject: text(20) };

type More = Pick<RequestView, 'note' | 'problems' | 'box' | 'occasion'>;

export async function requestView(
  { services, context, person }: Pick<UserAction, 'services' | 'context' | 'person'>,
  request: MemberRequest,
  more: Partial<More> = {},
): Promise<RequestView> {
  const shown = await shownOf(services, context, person, request, peopleOfARun(services));
  const presses = pressesFor(person, request, shown).filter((press) => press !== more.box?.what);
  return { kind: 'request', today: context.today, shown, presses, problems: [], ...more };
}

export const notYourRequest = ({ framework }: TodayContext): View => ({
  kind: 'notice',
  about: { what: 'notYourRequest', contact: framework.organisation.contact },
});

export async function shownOf(
  services: Services,
  { framework }: TodayContext,
  reader: PersonFile,
  request: MemberRequest,
  people: PeopleOfARun,
): Promise<RequestShown> {
  const { about, askedBy, acts, raisedBy, givenTo } = request;
  const keys = [...new Set([...acts.flatMap(({ by, to }) => [by, to]), raisedBy, givenTo])];
  const named = keys.filter((key): key is PersonKey => key !== undefined);
  const names = await mapAtOnce(named, 8, async (key) => {
    const file = key === reader.profile.key ? reader : await people(key);
    return { key, name: file?.profile.name ?? '' };
  });
  const code = about.kind === 'measure' ? about.code : about.draft;
  const file = code === undefined ? undefined : await services.store.measures.open(code);
  const title = framework.committees.find(({ code: known }) => known === askedBy.committee)?.title;
  return {
    request,
    committee: title ?? askedBy.committee,
    ...(file && { measure: { code: file.measure.code, title: file.measure.title, status: file.measure.status } }),
    names,
    reader: reader.profile.key,
  };
}

function pressesFor({ profile }: PersonFile, request: MemberRequest, { measure }: RequestShown): RequestPress[] {
  const may = (act: Parameters<typeof mayWithRequest>[0]) => mayWithRequest(act, profile, request);
  const { status, about } = request;
  const isGap = about.kind === 'gap';
  const offered: readonly (readonly [RequestPress, boolean])[] = [
    ['acknowledgeRequest', status === 'open' && may('workOnRequest')],
    ['giveRequest', isUnanswered(request) && may('workOnRequest')],
    ['answerRequest', status !== 'done' && may('answerRequest')],
    ['weDid', (status === 'answered' || request.answer !== undefined) && status !== 'done' && may('workOnRequest')],
    ['reopenRequest', (status === 'answered' || status === 'done') && may('reopenRequest')],
    ['draftMeasure', isGap && about.draft === undefined && may('draftMeasure')],
    ['makeLive', isGap && measure?.status === 'draft' && may('draftMeasure')],
  ];
  return offered.flatMap(([press, isOffered]) => (isOffered ? [press] : []));
}

export async function boxOf(
  services: Services,
  what: RequestBox['what'],
  kept: { readonly to?: string; readonly dueOn: string; readonly typed?: string },
): Promise<RequestBox> {
  if (what !== 'giveRequest') return { what, typed: kept.typed ?? '' };
  return { what, colleagues: await colleagues(services.store.people), to: kept.to ?? '', dueOn: kept.dueOn };
}

const PER_PAGE = 6;

export async function myRequests(action: UserAction, page?: number): Promise<View> {
  const mine = await action.services.store.requests.ofPerson(action.person.profile.key);
  const inOrder = mine.toReversed().sort((a, b) => Number(isUnanswered(b)) - Number(isUnanswered(a)));
  return listOrNothing(action, 'mine', inOrder, page);
}

export async function openRequests(action: UserAction, page?: number): Promise<View> {
  return listOrNothing(action, 'open', await action.services.store.requests.unanswered(), page);
}

async function listOrNothing(
  action: UserAction,
  of: 'mine' | 'open',
  requests: readonly MemberRequest[],
  page?: number,
): Promise<View> {
  return requests.length === 0
    ? { kind: 'notice', about: { what: 'noRequests', of } }
    : requestList(action, of, requests, page);
}

export async function requestList(
  { services, context, person }: Pick<UserAction, 'services' | 'context' | 'person'>,
  of: RequestListView['of'],
  requests: readonly MemberRequest[],
  page = 1,
): Promise<RequestListView> {
  const { items, ...place } = pageOf(requests, page, PER_PAGE);
  const people = peopleOfARun(services);
  const rows = await mapAtOnce(items, 4, (request) => shownOf(services, context, person, request, people));
  return { kind: 'requestList', today: context.today, of, rows, total: requests.length, ...place };
}
