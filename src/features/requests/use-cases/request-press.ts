import { askedChoice, askedOf } from '../rules/raise.ts';
import type { TypedRequest } from '../rules/typed.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { gapPress } from './gap-to-measure.ts';
import { myRequests, openRequests } from './list-requests.ts';
import { raiseForm, raiseFromForm } from './raise.ts';
import { findRequest, requestView } from './show-request.ts';
import { WORK, workOn } from './work.ts';

type Press = NonNullable<Inbound['press']>;

/** Presses about requests; undefined for any other. */
export async function pressAboutRequests(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  switch (verb) {
    case 'raiseGap':
      if (data.step === 'confirm') return raiseFromForm(action, data);
      return raiseForm(action, {
        measure: (data.measure ?? '').slice(0, 100),
        forCommittee: data.subject === 'committee',
        ...askedAt(action, data),
      });
    case 'myRequests':
      return myRequests(action, pageOf(data.page));
    case 'openRequests':
      return openRequests(action, pageOf(data.page));
    case 'openRequest': {
      const found = await findRequest(action, idOf(data));
      return 'view' in found ? found.view : requestView(action, found.request);
    }
    case 'draftMeasure':
    case 'makeLive':
      return gapPress(action, verb, idOf(data), data);
    default:
      return pressOfWork(action, verb, data);
  }
}

/** On a committee's digest: that committee and its meeting, filled in. What the framework does not have is left out. */
function askedAt(
  { context }: UserAction,
  { committee = '', meeting = '' }: Press['data'],
): { readonly asked?: string } {
  const asked = committee === '' ? undefined : askedOf(`${committee}|${meeting}`, context.framework.committees);
  return asked === undefined ? {} : { asked: askedChoice(asked.committee, asked.meeting) };
}

/** What is done to a request; undefined for what is no work on one. */
async function pressOfWork(action: UserAction, verb: Press['verb'], data: Press['data']): Promise<View | undefined> {
  const work = WORK.find((known) => known === verb);
  if (work === undefined) return undefined;
  const found = await findRequest(action, idOf(data));
  return 'view' in found ? found.view : workOn(action, work, found.request, data);
}

/** What somebody typed about requests. */
export async function typedAboutRequests(action: UserAction, typed: TypedRequest): Promise<View> {
  switch (typed.kind) {
    case 'raise': {
      const { forCommittee, measure, text } = typed;
      return raiseForm(action, { forCommittee, measure, text });
    }
    case 'requests':
      return typed.of === 'mine' ? myRequests(action) : openRequests(action);
    case 'request': {
      const found = await findRequest(action, typed.id);
      return 'view' in found ? found.view : requestView(action, found.request);
    }
  }
}

/** A notice's press names it as its `subject`. */
const idOf = (data: Press['data']) => (data.request ?? data.subject ?? '').slice(0, 20);

function pageOf(text = ''): number {
  const page = Number(text);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}
