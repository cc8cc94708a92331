import type { Message } from '../../../messaging/rules/message.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { MessageView, ToPerson } from '../../../messaging/message-kind.ts';
import { boxOf, requestList, requestView } from './show-request.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { newsOf } from '../rules/news.ts';
import type { MemberRequest, RequestAct } from '../rules/request.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { performanceTeam } from '../../../messaging/use-cases/read-people.ts';
import { backFrom } from '../../../messaging/rules/quiet.ts';

export async function newsNow(action: ToPerson, message: Message): Promise<MessageView> {
  const requests = await coveredBy(action, message);
  const [only] = requests;
  if (only === undefined) return { skip: 'overtaken' };
  if (requests.length > 1) return { view: await requestList(action, 'news', requests) };
  return { view: await requestView(action, only) };
}

/** With the box for the answer; dropped if it was answered or given to another person. */
export async function givenNow(action: ToPerson, message: Message): Promise<MessageView> {
  const [request] = await coveredBy(action, message);
  if (request === undefined || !isTheirs(action, request)) return { skip: 'overtaken' };
  return { view: await withBox(action, request, 'given') };
}

/** Requests that are soon due or late; those answered meanwhile are left out. */
export async function reminderNow(action: ToPerson, message: Message): Promise<MessageView> {
  const requests = (await coveredBy(action, message)).filter((request) => isTheirs(action, request));
  const [only] = requests;
  if (only === undefined) return { skip: 'answered' };
  if (requests.length > 1) return { view: await requestList(action, 'reminder', requests) };
  const isLate = only.dueOn !== undefined && only.dueOn < action.context.today;
  return { view: await withBox(action, only, isLate ? 'late' : 'reminder') };
}

const isTheirs = ({ person }: ToPerson, { status, givenTo }: MemberRequest) =>
  status === 'given' && givenTo === person.profile.key;

async function withBox(action: ToPerson, request: MemberRequest, occasion: 'given' | 'reminder' | 'late') {
  const box = await boxOf(action.services, 'answerRequest', { dueOn: '' });
  return requestView(action, request, { box, occasion });
}

async function coveredBy({ services }: ToPerson, { topics }: Message): Promise<MemberRequest[]> {
  const ids = [...new Set(topics.map(({ code }) => code))];
  const files = await mapAtOnce(ids, 4, (id) => services.store.requests.open(id));
  return files.flatMap((file) => (file === undefined ? [] : [file.request]));
}

type MessagesOf = (request: MemberRequest, what: RequestAct['what']) => Message[];

export async function newsForTeam(
  services: Services,
  context: TodayContext,
  by: PersonKey | undefined,
): Promise<MessagesOf> {
  const team = (await performanceTeam(services.store.people)).filter(({ profile }) => profile.key !== by);
  return (request, what) => team.map((file) => newsTo(context, file, request, what));
}

export async function newsForAsker(
  services: Services,
  context: TodayContext,
  { raisedBy }: MemberRequest,
  by: PersonKey,
): Promise<MessagesOf> {
  const file = raisedBy === undefined || raisedBy === by ? undefined : await services.store.people.byKey(raisedBy);
  return (request, what) => (file === undefined ? [] : [newsTo(context, file, request, what)]);
}

function newsTo(context: TodayContext, file: PersonFile, request: MemberRequest, what: RequestAct['what']): Message {
  return newsOf({ person: file.profile, request, what, from: backFrom(file, context), ...rulesOf(context) });
}
