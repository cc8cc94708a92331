import { isUnanswered, type MemberRequest } from '../rules/request.ts';
import type { RequestListView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import { pageOf } from '../../../core/page-of.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { UserAction } from '../../../actions/action.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import { shownOf } from './show-request.ts';

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
