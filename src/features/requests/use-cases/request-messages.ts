import type { Message } from '../../../messaging/rules/message.ts';
import type { MemberRequest } from '../rules/request.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { requestList } from './list-requests.ts';
import { boxOf, requestView } from './show-request.ts';

type Shown = { readonly view: View } | { readonly skip: 'answered' | 'overtaken' };
type Visitor = { readonly services: Services; readonly context: TodayContext; readonly person: PersonFile };

export async function newsNow(action: Visitor, message: Message): Promise<Shown> {
  const requests = await coveredBy(action, message);
  const [only] = requests;
  if (only === undefined) return { skip: 'overtaken' };
  if (requests.length > 1) return { view: await requestList(action, 'news', requests) };
  return { view: await requestView(action, only) };
}

/** With the box for the answer; dropped if it was answered or given to another person. */
export async function givenNow(action: Visitor, message: Message): Promise<Shown> {
  const [request] = await coveredBy(action, message);
  if (request === undefined || !isTheirs(action, request)) return { skip: 'overtaken' };
  return { view: await withBox(action, request, 'given') };
}

/** Requests that are soon due or late; those answered meanwhile are left out. */
export async function reminderNow(action: Visitor, message: Message): Promise<Shown> {
  const requests = (await coveredBy(action, message)).filter((request) => isTheirs(action, request));
  const [only] = requests;
  if (only === undefined) return { skip: 'answered' };
  if (requests.length > 1) return { view: await requestList(action, 'reminder', requests) };
  const isLate = only.dueOn !== undefined && only.dueOn < action.context.today;
  return { view: await withBox(action, only, isLate ? 'late' : 'reminder') };
}

const isTheirs = ({ person }: Visitor, { status, givenTo }: MemberRequest) =>
  status === 'given' && givenTo === person.person.key;

async function withBox(action: Visitor, request: MemberRequest, occasion: 'given' | 'reminder' | 'late') {
  const box = await boxOf(action.services, 'answerRequest', { dueOn: '' });
  return requestView(action, request, { box, occasion });
}

async function coveredBy({ services }: Visitor, { topics }: Message): Promise<MemberRequest[]> {
  const ids = [...new Set(topics.map(({ code }) => code))];
  const files = await mapAtOnce(ids, 4, (id) => services.store.requests.open(id));
  return files.flatMap((file) => (file === undefined ? [] : [file.request]));
}
