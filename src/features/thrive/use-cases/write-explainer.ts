import { somethingElseWaits } from '../../readings/feature.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { decideWriting, type Explainer, type Writer } from '../rules/explainer.ts';
import { OUR_NAMES, type WordingProblem } from '../rules/wording.ts';
import type { ExplainerDraftView, ExplainerName } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { hiddenOf } from '../../small-numbers/feature.ts';
import { factsOf } from './explainer-facts.ts';
import { GONE, groupReader, type Here, leads } from './groups.ts';
import { wakeGroups } from '../../../messaging/use-cases/wake-groups.ts';

/** A text above this reading age is not approved (docs/rules.md, "What an explainer may say"). */
export const OLDEST_READER = 11;

type NameOnCard = { readonly group: string; readonly measure: string; readonly period: string };
type FormSent = NameOnCard & { readonly note: string; readonly card: number };

/** Untrusted: the explainer is looked up before anything is done. */
export const nameIn = ({ group, measure: code, period }: NameOnCard): ExplainerName => ({ group, code, period });

/** *Keep for later* and, with the step `reopen`, *Change it*. */
export function writeExplainer(
  action: UserAction,
  sent: FormSent & { readonly step: string },
  group: EmployeeGroup,
): Promise<View> {
  return sentForm(action, group, sent, sent.step === 'reopen' ? 'reopened' : 'written');
}

/** *Approve and send*. */
export function approveExplainer(action: UserAction, sent: FormSent, group: EmployeeGroup): Promise<View> {
  return sentForm(action, group, sent, 'approved');
}

async function sentForm(action: UserAction, group: EmployeeGroup, sent: FormSent, what: Wish['what']): Promise<View> {
  const wish = { what, by: action.person.profile.key, sentence: sent.note, form: sent.card };
  return withMore(action, group, await write(action, group, nameIn(sent), wish));
}

/** A group's draft, for its lead or the performance team. */
export async function showDraft(action: UserAction, group: EmployeeGroup): Promise<View> {
  const open = (await action.services.store.explainers.ofGroup(group.code)).find(
    ({ state }) => state === 'draft' || state === 'approved',
  );
  return open === undefined ? GONE : withMore(action, group, await draftView(action, group, open));
}

/** Offers a lead the list, if other work waits there. */
async function withMore(action: UserAction, group: EmployeeGroup, view: View): Promise<View> {
  if (view.kind !== 'explainerDraft' || !leads(action.person.profile, group)) return view;
  const more = await somethingElseWaits(action, (row) => row.kind === 'draft' && row.group === group.code);
  return { ...view, more };
}

type Wish = {
  readonly what: 'written' | 'approved' | 'reopened';
  readonly by: Writer;
  readonly sentence: string;
  /** Absent: the current form. */
  readonly form?: number;
};

/** Writes, approves or reopens an explainer and shows it. An approved one is sent by the next run that may. */
export async function write(here: Here, group: EmployeeGroup, name: ExplainerName, wish: Wish): Promise<View> {
  const { services, context } = here;
  const { explainers } = services.store;
  const hidden = wish.what === 'approved' ? await hiddenOf(services, context, group.measures, name.code) : [];
  return saveWithRetry({ what: 'an explainer', load: () => explainers.open(name) }, async (file) => {
    if (file === undefined) return GONE;
    const { explainer } = file;
    const show = (now: Explainer, more: DraftMore = {}) => draftView(here, group, now, more);
    if (explainer.state === 'dropped') {
      // A card of a replaced figure shows the newer one instead. Nothing is done with a figure that was not seen.
      const newer = await openDraft(services, group);
      if (newer !== undefined) return show(newer, { done: 'newer' });
    }
    const at = context.now.toISOString();
    const outcome = decideWriting(explainer, { ...wish, at, hidden, form: wish.form ?? explainer.form });
    if (outcome.kind === 'same') return show(explainer);
    const refuse = (problem: WordingProblem) =>
      show(explainer, { typed: wish.sentence, problems: [{ field: 'note', ...problem }] });
    if (outcome.kind === 'refused') return refuse(outcome.problem);
    const isApproved = wish.what === 'approved';
    const tooHard = isApproved ? await hardToRead(here, group, outcome.explainer) : undefined;
    if (tooHard !== undefined) return refuse(tooHard);
    if (isApproved) await wakeGroups(services.store, [group.code], context.today);
    if ((await explainers.save(file, outcome.explainer)) === 'conflict') return 'conflict';
    return show(outcome.explainer, wish.what === 'written' ? { done: 'kept' } : {});
  });
}

export async function openDraft({ store }: Services, { code }: EmployeeGroup): Promise<Explainer | undefined> {
  return (await store.explainers.ofGroup(code)).find(({ state }) => state === 'draft');
}

/** A problem if the whole text is above the reading age. */
async function hardToRead(here: Here, group: EmployeeGroup, explainer: Explainer) {
  const facts = await factsOf(here, group, explainer, explainer.sentence);
  if (facts === undefined) return undefined;
  const age = here.services.readingAge(facts, [here.context.framework.organisation.name, ...OUR_NAMES]);
  if (age <= OLDEST_READER) return undefined;
  return {
    problem: `As a whole it reads like something for people of ${Math.ceil(age)}; ${OLDEST_READER} is the most we send.`,
    cure: 'Use shorter words, or ask the performance team to shorten what stands in the register.',
  };
}

type DraftMore = Partial<Pick<ExplainerDraftView, 'typed' | 'problems' | 'done'>>;

/** An explainer before it is sent, for its lead and the performance team. */
export async function draftView(
  here: Here,
  group: EmployeeGroup,
  explainer: Explainer,
  more: DraftMore = {},
): Promise<View> {
  const { services, context } = here;
  const { state, sentence, form, history } = explainer;
  const facts = await factsOf(here, group, explainer, sentence);
  if (facts === undefined || state === 'dropped') return GONE;
  const last = history.findLast(({ what }) => what !== 'drafted');
  const what = last?.what === 'approved' || last?.what === 'sent' ? last.what : 'written';
  const by = last === undefined ? '' : await nameOf(services, last.by);
  const goesOn = state === 'approved' ? await dayOf(here, group) : undefined;
  return {
    kind: 'explainerDraft',
    facts,
    state,
    contact: context.framework.organisation.contact,
    ...(last && { last: { what, by, on: dayInLondon(new Date(last.at)) } }),
    ...(goesOn && { goesOn }),
    form,
    typed: more.typed ?? sentence,
    problems: more.problems ?? [],
    ...(more.done && { done: more.done }),
  };
}

async function nameOf({ store }: Services, by: Writer): Promise<string> {
  if (by === 'command' || by === 'product') return 'the performance team';
  return (await store.people.byKey(by))?.profile.name ?? 'a colleague';
}

/** The expected day of sending. */
async function dayOf({ services, context }: Here, group: EmployeeGroup) {
  const reader = await groupReader(services, group);
  if (reader === undefined) return undefined;
  const { now, calendar } = context;
  const { quiet } = context.framework;
  const person = { key: reader.to, workDays: reader.workDays };
  return dayInLondon(nextAllowedMoment({ person, heardOn: reader.heardOn, from: now, calendar, quiet }));
}

export function notYours({ framework }: TodayContext, group: EmployeeGroup): View {
  return {
    kind: 'notice',
    about: { what: 'notYourGroup', group: group.name, contact: framework.organisation.contact },
  };
}
