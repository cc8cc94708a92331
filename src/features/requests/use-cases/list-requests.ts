import type { MemberRequest } from '../rules/request.ts';
import { isUnanswered } from '../rules/request.ts';
import type { RequestListView } from '../rules/views.ts';
import { mayAtDesk } from '../../../core/rights/standing.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { Visit } from '../../../core/services.ts';
import { peopleOfARun } from '../../readings/use-cases/list-outstanding.ts';
import { notYours } from './show-request.ts';
import { shownOf } from './show-request.ts';

/** Requests on one page of a card. */
const PER_PAGE = 6;

/** *My requests*: those that this person raised, or was given; the newest first, those without an answer before others. */
export async function myRequests(visit: Visit, page = 1): Promise<View> {
  const mine = await visit.needs.store.requests.ofPerson(visit.person.person.key);
  const inOrder = mine.toReversed().sort((a, b) => Number(isUnanswered(b)) - Number(isUnanswered(a)));
  return listOrNothing(visit, 'mine', inOrder, page);
}

/** *Requests*: all that have no answer yet, oldest first. */
export async function openRequests(visit: Visit, page = 1): Promise<View> {
  if (!mayAtDesk('seeOpenRequests', visit.person.person)) return notYours(visit.setting).view;
  return listOrNothing(visit, 'open', await visit.needs.store.requests.unanswered(), page);
}

async function listOrNothing(
  visit: Visit,
  of: 'mine' | 'open',
  requests: readonly MemberRequest[],
  page: number,
): Promise<View> {
  if (requests.length === 0) return { kind: 'notice', about: { what: 'noRequests', of } };
  return requestList(visit, of, requests, page);
}

/** A page of requests, each with its names. */
export async function requestList(
  { needs, setting, person }: Pick<Visit, 'needs' | 'setting' | 'person'>,
  of: RequestListView['of'],
  requests: readonly MemberRequest[],
  page = 1,
): Promise<RequestListView> {
  const pages = Math.max(1, Math.ceil(requests.length / PER_PAGE));
  const shownPage = Math.min(Math.max(1, page), pages);
  const people = peopleOfARun(needs);
  const here = requests.slice((shownPage - 1) * PER_PAGE, shownPage * PER_PAGE);
  const rows = await mapAtOnce(here, 4, (request) => shownOf(needs, setting, person, request, people));
  return { kind: 'requestList', today: setting.today, of, rows, total: requests.length, page: shownPage, pages };
}
