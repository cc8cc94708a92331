import { z } from 'zod';
import { confirmed, text, words } from '../../../actions/fields.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import { whyNotReached } from '../../../messaging/rules/reach.ts';
import {
  decideAcknowledged,
  decideAnswered,
  decideDone,
  decideGiven,
  decideReopened,
  type Deed,
  type RequestOutcome,
} from '../rules/acts.ts';
import { nextReminderDay, usualDueDay } from '../rules/chase.ts';
import { givenTo } from '../rules/news.ts';
import type { MemberRequest, RequestAct } from '../rules/request.ts';
import type { RequestNote, RequestPress } from '../rules/views.ts';
import { readDay } from '../../readings/rules/put-off.ts';
import { type Right } from '../../../core/rights/may.ts';
import { mayWithRequest } from '../../../core/rights/relationships.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { View } from '../../../core/view.ts';
import type { RequestFile } from '../store.ts';
import { hiddenOfCommittee } from '../../small-numbers/feature.ts';
import type { UserAction } from '../../../actions/action.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { isPerformanceTeam } from '../../../messaging/use-cases/read-people.ts';
import { backFrom } from '../../../messaging/rules/quiet.ts';
import { newsForAsker, newsForTeam } from './request-messages.ts';
import { boxOf, notYourRequest, requestView, WHICH } from './show-request.ts';

export type Work = Exclude<RequestPress, 'draftMeasure' | 'makeLive'>;
export type WorkRight = 'workOnRequest' | 'answerRequest' | 'reopenRequest';

export const WORK_PRESS = z.object({ ...WHICH, step: confirmed, note: words, to: text(300), dueOn: text(200) });
type WorkPress = z.infer<typeof WORK_PRESS>;

/** Opens the box of a press, or with `step` does what it says. */
export async function workOn(
  action: UserAction,
  { work, right }: { readonly work: Work; readonly right: WorkRight },
  request: MemberRequest,
  said: WorkPress,
): Promise<View> {
  const { services, context, person } = action;
  if (work !== 'acknowledgeRequest' && !said.step) {
    const dueOn = request.dueOn !== undefined && request.dueOn > context.today ? request.dueOn : undefined;
    const typed = work === 'answerRequest' ? (request.answer?.text ?? '') : '';
    const kept = { dueOn: dueOn ?? usualDueDay(context.today, context), typed };
    return requestView(action, request, { box: await boxOf(services, work, kept) });
  }
  const to = work === 'giveRequest' ? await chosen(action, said.to) : undefined;
  const deed: Deed = { by: person.profile.key, at: context.now.toISOString() };
  const hidden = work === 'answerRequest' || work === 'weDid' ? await hiddenFor(action, request) : [];
  const decide = (current: MemberRequest) => decided(work, current, { said, to, deed, action, hidden });
  const done = await saveRequest(action, request, right, decide, to);
  if (done === 'notYours') return notYourRequest(context);
  if (done.outcome.kind === 'refused') {
    const { problems } = done.outcome;
    if (work === 'acknowledgeRequest') return requestView(action, done.request, { problems });
    const box = await boxOf(services, work, { to: said.to, dueOn: said.dueOn, typed: said.note });
    return requestView(action, done.request, { problems, box });
  }
  return requestView(action, done.request, { note: noteOf(work, done.outcome, to) });
}

function hiddenFor({ services, context }: UserAction, { askedBy, about }: MemberRequest): Promise<string[]> {
  const code = about.kind === 'measure' ? about.code : undefined;
  return hiddenOfCommittee(services, context, askedBy.committee, code);
}

async function chosen({ services }: UserAction, email: string): Promise<PersonFile | undefined> {
  return email.trim() === '' || email.length > 254 ? undefined : services.store.people.byEmail(email);
}

type How = {
  readonly said: WorkPress;
  readonly to: PersonFile | undefined;
  readonly deed: Deed;
  readonly action: UserAction;
  readonly hidden: readonly string[];
};

function decided(work: Work, request: MemberRequest, { said, to, deed, action, hidden }: How): RequestOutcome {
  const text = said.note;
  const { today } = action.context;
  switch (work) {
    case 'acknowledgeRequest':
      return decideAcknowledged(request, deed);
    case 'giveRequest':
      return decideGiven(request, { to: to?.profile.key, dueOn: readDay(said.dueOn, today), today }, deed);
    case 'answerRequest':
      return decideAnswered(request, text, deed, hidden);
    case 'weDid':
      return decideDone(request, text, deed, hidden);
    case 'reopenRequest':
      return decideReopened(request, text, deed);
  }
}

type Saved = { readonly request: MemberRequest; readonly outcome: RequestOutcome };

/** Decides and stores, with the messages that it causes. The right is checked on the version that is written. */
export async function saveRequest(
  action: UserAction,
  opened: MemberRequest,
  right: Right,
  decide: (request: MemberRequest) => RequestOutcome,
  to?: PersonFile,
): Promise<Saved | 'notYours'> {
  const { services, context, person } = action;
  const { requests, wakes } = services.store;
  const what = `request ${opened.id}`;
  return saveWithRetry<RequestFile | undefined, Saved | 'notYours'>(
    { what, load: () => requests.open(opened.id) },
    async (file) => {
      if (file === undefined) throw new Error(`${what} is gone`);
      if (!mayWithRequest(right, person.profile, file.request)) return 'notYours';
      const outcome = decide(file.request);
      if (outcome.kind !== 'stored') return { request: file.request, outcome };
      const { request } = outcome;
      const look = nextReminderDay(request, context.today, rulesOf(context));
      // Set the wake before the save: a crash in between causes an extra look, never a missed one.
      if (look !== undefined) await wakes.set('requests', request.id, look);
      const messages = await messagesAbout(action, request, to);
      return (await requests.save(file, { request, messages })) === 'saved' ? { request, outcome } : 'conflict';
    },
  );
}

async function messagesAbout(
  action: UserAction,
  request: MemberRequest,
  to: PersonFile | undefined,
): Promise<Message[]> {
  const { services, context, person } = action;
  const by = person.profile.key;
  const what = request.acts.at(-1)?.what ?? 'raised';
  const asker = await newsForAsker(services, context, request, by);
  const team =
    isPerformanceTeam(person.profile) || !TEAM_HEARS.includes(what)
      ? () => []
      : await newsForTeam(services, context, by);
  const isGiven = what === 'given' && to !== undefined && request.dueOn !== undefined && to.profile.key !== by;
  const given = isGiven
    ? [givenTo({ person: to.profile, request, from: backFrom(to, context), ...rulesOf(context) }, request.dueOn)]
    : [];
  const all = [...asker(request, what), ...team(request, what), ...given];
  // One message for a member of the performance team who asked.
  return [...new Map(all.map((message) => [`${message.kind} ${message.to}`, message])).values()];
}

const TEAM_HEARS: readonly RequestAct['what'][] = ['answered', 'reopened'];

function noteOf(work: Work, outcome: RequestOutcome, to: PersonFile | undefined): RequestNote {
  if (outcome.kind === 'repeat') return { what: 'nothingNew' };
  if (work !== 'giveRequest') return { what: DONE[work] };
  const notReached = to && whyNotReached(to);
  return { what: 'given', to: to?.profile.name ?? '', ...(notReached && { notReached }) };
}

const DONE = {
  acknowledgeRequest: 'acknowledged',
  answerRequest: 'answered',
  weDid: 'done',
  reopenRequest: 'reopened',
} as const;
