import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import { newsOf } from '../rules/news.ts';
import type { MemberRequest, RequestAct } from '../rules/request.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { performanceTeam } from '../../../messaging/use-cases/read-people.ts';
import { backFrom } from '../../../messaging/rules/quiet.ts';

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
