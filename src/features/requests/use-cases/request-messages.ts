import type { Message } from '../../../messaging/rules/message.ts';
import type { MemberRequest } from '../rules/request.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { Needs, Setting } from '../../../core/services.ts';
import type { PersonFile } from '../../../core/people-store.ts';
import { requestList } from './list-requests.ts';
import { boxOf, requestView } from './show-request.ts';

type Shown = { readonly view: View } | { readonly skip: 'answered' | 'overtaken' };
type Visitor = { readonly needs: Needs; readonly setting: Setting; readonly person: PersonFile };

/** What came of requests, as they stand when it goes. */
export async function newsNow(visit: Visitor, message: Message): Promise<Shown> {
  const requests = await coveredBy(visit, message);
  const [only] = requests;
  if (only === undefined) return { skip: 'overtaken' };
  if (requests.length > 1) return { view: await requestList(visit, 'news', requests) };
  return { view: await requestView(visit, only) };
}

/** A request that was given to somebody, with the box for the answer; dropped once it is answered, or somebody else's. */
export async function givenNow(visit: Visitor, message: Message): Promise<Shown> {
  const [request] = await coveredBy(visit, message);
  if (request === undefined || !isTheirs(visit, request)) return { skip: 'overtaken' };
  return { view: await withBox(visit, request, 'given') };
}

/** What is soon wanted of somebody, or was; what they answered meanwhile is left out. */
export async function reminderNow(visit: Visitor, message: Message): Promise<Shown> {
  const requests = (await coveredBy(visit, message)).filter((request) => isTheirs(visit, request));
  const [only] = requests;
  if (only === undefined) return { skip: 'answered' };
  if (requests.length > 1) return { view: await requestList(visit, 'reminder', requests) };
  const isLate = only.dueOn !== undefined && only.dueOn < visit.setting.today;
  return { view: await withBox(visit, only, isLate ? 'late' : 'reminder') };
}

const isTheirs = ({ person }: Visitor, { status, givenTo }: MemberRequest) =>
  status === 'given' && givenTo === person.person.key;

async function withBox(visit: Visitor, request: MemberRequest, occasion: 'given' | 'reminder' | 'late') {
  const box = await boxOf(visit.needs, 'answerRequest', { dueOn: '' });
  return requestView(visit, request, { box, occasion });
}

async function coveredBy({ needs }: Visitor, { covers }: Message): Promise<MemberRequest[]> {
  const ids = [...new Set(covers.map(({ code }) => code))];
  const files = await mapAtOnce(ids, 4, (id) => needs.store.requests.open(id));
  return files.flatMap((file) => (file === undefined ? [] : [file.request]));
}
