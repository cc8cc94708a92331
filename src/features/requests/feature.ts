import { z } from 'zod';
import { requestsJob } from '../../../jobs/requests.ts';
import { command, commandOn, type Press, press, pressOn, type Subject } from '../../actions/action.ts';
import { page, readsKind } from '../../actions/fields.ts';
import { relationshipsToRequest } from '../../core/rights/relationships.ts';
import { feature } from '../../feature.ts';
import { requestMessages } from './messages.ts';
import type { MemberRequest } from './rules/request.ts';
import { readTypedRequest, type TypedRequest } from './rules/typed.ts';
import { DRAFT_PRESS, draftMeasure, LIVE_PRESS, makeLive } from './use-cases/gap-to-measure.ts';
import { myRequests, notYourRequest, openRequests, requestView, WHICH } from './use-cases/show-request.ts';
import { openRaiseForm, RAISE_PRESS, raiseForm, raiseFromForm } from './use-cases/raise.ts';
import { type Work, WORK_PRESS, workOn, type WorkRight } from './use-cases/work.ts';
import { draftMeasureForm, goLiveForm, requestForm } from './words/request-forms.ts';
import { requestCard, requestListCard } from './words/request-card.ts';
import { requestNotices } from './words/request-words.ts';

type Which = { readonly request: string; readonly subject: string };

const memberRequest: Subject<Which, MemberRequest> = {
  async find({ services }, { request, subject }) {
    const id = request === '' ? subject : request;
    const file = await services.store.requests.open(id);
    return file === undefined
      ? { view: { kind: 'notice', about: { what: 'noRequest', id } } }
      : { found: file.request };
  },
  relationships: ({ person }, request) => relationshipsToRequest(person.profile, request),
  refuse: ({ context }) => notYourRequest(context),
};

const workPress = (work: Work, right: WorkRight): Press =>
  pressOn({
    right,
    input: WORK_PRESS,
    on: memberRequest,
    handle: (action, said, request) => workOn(action, { work, right }, request, said),
  });

const sentence = <Kind extends TypedRequest['kind']>(kind: Kind) =>
  readsKind(({ said }) => readTypedRequest(said), kind);

const raised = sentence('raise').transform(({ kind: _kind, ...asked }) => asked);

/** What members ask, and what the framework lacks: raised, answered, and gaps made into measures. */
export const requests = feature('requests', {
  presses: {
    raiseGap: press({
      right: 'raiseRequest',
      input: RAISE_PRESS,
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
      input: z.object(WHICH),
      on: memberRequest,
      handle: (action, _said, request) => requestView(action, request),
    }),
    acknowledgeRequest: workPress('acknowledgeRequest', 'workOnRequest'),
    giveRequest: workPress('giveRequest', 'workOnRequest'),
    answerRequest: workPress('answerRequest', 'answerRequest'),
    weDid: workPress('weDid', 'workOnRequest'),
    reopenRequest: workPress('reopenRequest', 'reopenRequest'),
    draftMeasure: pressOn({ right: 'draftMeasure', input: DRAFT_PRESS, on: memberRequest, handle: draftMeasure }),
    makeLive: pressOn({ right: 'draftMeasure', input: LIVE_PRESS, on: memberRequest, handle: makeLive }),
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
  messages: requestMessages,
  jobs: [requestsJob],
});

// What other features use.
export { requestRows } from './use-cases/request-rows.ts';
