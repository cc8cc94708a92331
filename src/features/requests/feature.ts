import { z } from 'zod';
import { requestsJob } from '../../../jobs/requests.ts';
import { command, commandOn, type Press, press, pressOn, type Subject } from '../../actions/action.ts';
import { confirmed, page, text, token, words } from '../../actions/fields.ts';
import { reads } from '../../actions/fields.ts';
import { relationshipsToRequest } from '../../core/rights/relationships.ts';
import { feature } from '../../feature.ts';
import { messages } from './messages.ts';
import type { MemberRequest } from './rules/request.ts';
import { readTypedRequest, type TypedRequest } from './rules/typed.ts';
import { draftMeasure, makeLive } from './use-cases/gap-to-measure.ts';
import { myRequests, openRequests } from './use-cases/list-requests.ts';
import { openRaiseForm, raiseForm, raiseFromForm } from './use-cases/raise.ts';
import { notYourRequest, requestView } from './use-cases/show-request.ts';
import { type Work, workOn, type WorkRight } from './use-cases/work.ts';
import { draftMeasureForm, goLiveForm } from './words/gap-forms.ts';
import { requestCard } from './words/request-card.ts';
import { requestForm } from './words/request-form.ts';
import { requestListCard } from './words/request-list.ts';
import { requestNotices } from './words/request-words.ts';

/** By its number; the button of a notice has it as its `subject`. */
const which = { request: text(20), subject: text(20) };
type Which = { readonly request: string; readonly subject: string };

const memberRequest: Subject<Which, MemberRequest> = {
  async find({ services }, { request, subject }) {
    const id = request === '' ? subject : request;
    const file = await services.store.requests.open(id);
    return file === undefined
      ? { view: { kind: 'notice', about: { what: 'noRequest', id } } }
      : { found: file.request };
  },
  relationships: ({ person }, request) => relationshipsToRequest(person.person, request),
  refuse: ({ context }) => notYourRequest(context),
};

const workPress = (work: Work, right: WorkRight): Press =>
  pressOn({
    right,
    input: z.object({ ...which, step: confirmed, note: words, to: text(300), dueOn: text(200) }),
    on: memberRequest,
    handle: (action, said, request) => workOn(action, { work, right }, request, said),
  });

const isOf = <Kind extends TypedRequest['kind']>(
  kind: Kind,
  typed: TypedRequest,
): typed is Extract<TypedRequest, { readonly kind: Kind }> => typed.kind === kind;

const sentence = <Kind extends TypedRequest['kind']>(kind: Kind) =>
  reads(({ said }) => {
    const typed = readTypedRequest(said);
    return typed !== undefined && isOf(kind, typed) ? typed : undefined;
  });

const raised = sentence('raise').transform(({ forCommittee, measure, text: asked }) => ({
  forCommittee,
  measure,
  text: asked,
}));

/** What members ask, and what the framework lacks: raised, answered, and gaps made into measures. */
export const requests = feature('requests', {
  presses: {
    raiseGap: press({
      right: 'raiseRequest',
      input: z.object({
        step: confirmed,
        card: token,
        subject: text(20),
        committee: text(200),
        meeting: text(40),
        note: words,
        asked: text(200),
        role: text(50),
        name: text(1000),
        measure: text(100),
      }),
      handle: (action, said) => (said.step ? raiseFromForm(action, said) : openRaiseForm(action, said)),
      // The form that opens from a committee's digest is below it.
      below: ({ committee }, view) => view.kind === 'requestForm' && committee !== '',
    }),
    myRequests: press({
      right: 'raiseRequest',
      input: z.object({ page }),
      handle: (action, said) => myRequests(action, said.page),
    }),
    openRequests: press({
      right: 'seeOpenRequests',
      input: z.object({ page }),
      refuse: ({ context }) => notYourRequest(context),
      handle: (action, said) => openRequests(action, said.page),
    }),
    openRequest: pressOn({
      right: 'seeRequest',
      input: z.object(which),
      on: memberRequest,
      handle: (action, _said, request) => requestView(action, request),
    }),
    acknowledgeRequest: workPress('acknowledgeRequest', 'workOnRequest'),
    giveRequest: workPress('giveRequest', 'workOnRequest'),
    answerRequest: workPress('answerRequest', 'answerRequest'),
    weDid: workPress('weDid', 'workOnRequest'),
    reopenRequest: workPress('reopenRequest', 'reopenRequest'),
    draftMeasure: pressOn({
      right: 'draftMeasure',
      input: z.object({
        ...which,
        step: confirmed,
        code: text(1000),
        title: text(2000),
        unit: text(200),
        direction: text(200),
        frequency: text(200),
      }),
      on: memberRequest,
      handle: draftMeasure,
    }),
    makeLive: pressOn({
      right: 'draftMeasure',
      input: z.object({
        ...which,
        step: confirmed,
        to: text(300),
        note: words,
        baseline: text(1000),
        baselinePeriod: text(1000),
        indicator: text(200),
      }),
      on: memberRequest,
      handle: makeLive,
    }),
  },
  commands: [
    command({
      command: 'committeeAsked',
      right: 'raiseRequest',
      input: raised.refine(({ forCommittee }) => forCommittee),
      handle: raiseForm,
      help: {
        typed: 'committee asked why …, or: committee asked about PMIF-LAC-N: why …',
        does: 'writes down what members asked',
        for: ['performance', 'officer'],
      },
    }),
    command({
      command: 'gap',
      right: 'raiseRequest',
      input: raised,
      handle: raiseForm,
      help: {
        typed: 'gap why is there nothing on …, or: gap about PMIF-LAC-N: why …',
        does: 'asks for what is missing',
        for: ['councillor', 'manager', 'owner', 'staff'],
      },
    }),
    command({
      command: 'myRequests',
      right: 'raiseRequest',
      input: sentence('mine'),
      handle: (action) => myRequests(action),
      help: {
        typed: 'my requests',
        does: 'shows what you asked, or were given',
        for: ['officer', 'councillor', 'manager', 'owner', 'staff', 'performance'],
      },
    }),
    command({
      command: 'requests',
      right: 'seeOpenRequests',
      input: sentence('open'),
      refuse: ({ context }) => notYourRequest(context),
      handle: (action) => openRequests(action),
      help: { typed: 'requests', does: 'shows every request without an answer', for: ['performance', 'officer'] },
    }),
    commandOn({
      command: 'request',
      right: 'seeRequest',
      input: sentence('request').transform(({ id }) => ({ request: id, subject: '' })),
      on: memberRequest,
      handle: (action, _said, request) => requestView(action, request),
      help: { typed: 'request 12', does: 'shows one request', for: ['performance', 'officer', 'councillor', 'staff'] },
    }),
  ],
  views: { requestForm, request: requestCard, requestList: requestListCard, draftMeasureForm, goLiveForm },
  notices: requestNotices,
  messages,
  jobs: [requestsJob],
});

// What other features use.
export { requestRows } from './use-cases/request-rows.ts';
