import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { chainOf, type Gap } from '../rules/chain.ts';
import type { Explainer } from '../rules/explainer.ts';
import type { GroupQuestion } from '../rules/question.ts';
import { type ReachSum, type GroupReach, standingOf, sumOf, sumOfReach } from '../rules/reach-and-clarity.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';

const A_PAGE = 12;
const MOST_QUESTIONS = 5;

export type ThriveReach = { readonly standings: readonly GroupReach[]; readonly sum: ReachSum };

/** Of all groups, or of those with any of these measures (a committee's). */
export async function thriveReach(services: Services, codes?: readonly string[]): Promise<ThriveReach> {
  const wanted = codes && new Set(codes.map((code) => code.toUpperCase()));
  const groups = (await services.store.frameworks.groups()).filter(
    ({ measures }) => wanted === undefined || measures.some((code) => wanted.has(code.toUpperCase())),
  );
  if (groups.length === 0) return { standings: [], sum: sumOfReach([], sumOf([])) };
  const byGroup = new Map<string, Explainer[]>();
  for await (const explainer of services.store.explainers.all()) {
    const key = explainer.group.toUpperCase();
    byGroup.set(key, [...(byGroup.get(key) ?? []), explainer]);
  }
  const linked = await linkedGroups(services);
  const standings = groups.map((group) => {
    const own = (byGroup.get(group.code.toUpperCase()) ?? []).filter(
      ({ code }) => wanted === undefined || wanted.has(code.toUpperCase()),
    );
    return standingOf({
      group,
      hasChannel: hasChannel(group, linked),
      arrived: own.filter(({ state }) => state === 'sent').length,
      waits: own.some(({ state }) => state === 'draft' || state === 'approved'),
      answers: own.map(({ answers }) => answers),
    });
  });
  const codesOf = new Set(groups.map(({ code }) => code.toUpperCase()));
  const answers = [...byGroup]
    .filter(([group]) => codesOf.has(group))
    .flatMap(([, own]) => own.filter(({ code }) => wanted === undefined || wanted.has(code.toUpperCase())))
    .map((explainer) => explainer.answers);
  return { standings, sum: sumOfReach(standings, sumOf(answers)) };
}

/** `thrive`: reach, clarity, gaps and open questions. Reads all measures. */
export async function showThrive(
  { services, context }: Pick<UserAction, 'services' | 'context'>,
  page = 1,
): Promise<View> {
  const { standings, sum } = await thriveReach(services);
  const gaps = await gapsOf(services, context);
  const open: GroupQuestion[] = [];
  for await (const { question } of services.store.explainers.questions())
    if (question.answer === undefined) open.push(question);
  const pages = Math.max(1, Math.ceil(standings.length / A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  return {
    kind: 'thriveOverview',
    standings: standings.slice((at - 1) * A_PAGE, at * A_PAGE),
    sum,
    gaps,
    open: open.length,
    questions: open.slice(0, MOST_QUESTIONS).map(({ id, about, text }) => ({ id, group: about.group, question: text })),
    page: at,
    pages,
  };
}

/** Every gap in the chains. Reads all measures, so no job may call it. */
export async function gapsOf(services: Services, { framework, today }: TodayContext): Promise<Gap[]> {
  const measures = new Map<string, Parameters<typeof chainOf>[1][number]>();
  for await (const { measure } of services.store.measures.all()) measures.set(measure.code, measure);
  const linked = await linkedGroups(services);
  return (await services.store.frameworks.groups()).flatMap((group): Gap[] => {
    const own = group.measures.flatMap((code) => measures.get(code) ?? []);
    const { gaps } = chainOf(group, own, framework, today);
    return group.kind === 'noticeboard' || hasChannel(group, linked)
      ? [...gaps]
      : [...gaps, { group: group.code, code: '', what: 'place' }];
  });
}

async function linkedGroups({ store }: Services): Promise<ReadonlySet<string>> {
  const links = await store.channels.links();
  return new Set(
    links.filter(({ linkedTo }) => linkedTo.as === 'group').map(({ linkedTo }) => linkedTo.code.toUpperCase()),
  );
}

const hasChannel = ({ kind, code, lead }: EmployeeGroup, linked: ReadonlySet<string>) =>
  kind === 'noticeboard' ? lead !== '' : linked.has(code.toUpperCase());
