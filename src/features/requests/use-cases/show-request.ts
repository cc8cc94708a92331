import { text } from '../../../actions/fields.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { mayWithRequest } from '../../../core/rights/relationships.ts';
import { isUnanswered, type MemberRequest } from '../rules/request.ts';
import type { RequestBox, RequestPress, RequestShown, RequestView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { colleagues, type PeopleOfARun, peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { PersonFile } from '../../../messaging/people.ts';

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
