import type { Act } from '../../../core/audit-entry.ts';
import { noted } from '../rules/acts.ts';
import { decideDraft, decideGoLive } from '../rules/gap-measure.ts';
import type { MemberRequest } from '../rules/request.ts';
import type { DraftMeasureView, GoLiveView } from '../rules/views.ts';
import { mayWithRequest } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../readings/store.ts';
import { colleagues, findRequest, notYours, requestView } from './show-request.ts';
import { saveRequest } from './work.ts';

type Data = Readonly<Record<string, string>>;

/** *Make it a draft measure* and *Let it go live*: the form, or with `step: confirm` the act. */
export async function gapPress(
  action: UserAction,
  verb: 'draftMeasure' | 'makeLive',
  id: string,
  data: Data,
): Promise<View> {
  const found = await findRequest(action, id);
  if ('view' in found) return found.view;
  const { request } = found;
  if (!mayWithRequest('draftMeasure', action.person.person, request)) return notYours(action.context).view;
  if (request.about.kind !== 'gap') return requestView(action, request);
  return verb === 'draftMeasure' ? draft(action, request, data) : goLive(action, request, request.about.draft, data);
}

async function draft(action: UserAction, request: MemberRequest, data: Data): Promise<View> {
  const { measures } = action.services.store;
  if (request.about.kind === 'gap' && request.about.draft !== undefined) return requestView(action, request);
  const typed: DraftMeasureView['typed'] = {
    code: data.code ?? `GAP-${request.id}`,
    title: data.title ?? '',
    unit: data.unit ?? '',
    direction: data.direction ?? '',
    frequency: data.frequency ?? '',
  };
  if (data.step !== 'confirm') return { kind: 'draftMeasureForm', request, typed, problems: [] };
  const code = typed.code.trim();
  const there = await measures.open(code);
  // A press that was cut short left the draft: it is this request's if it says what was asked.
  const isOurs = there?.measure.status === 'draft' && there.measure.definition === request.text;
  const outcome = decideDraft(request, typed, there !== undefined && !isOurs);
  if (outcome.kind === 'refused') return { kind: 'draftMeasureForm', request, typed, problems: outcome.problems };
  if (there === undefined) {
    const nothing = { due: [], drafts: [], readings: [], chain: { head: '', version: '' } };
    const act = actOf(action, { before: '', after: 'draft', reason: `request ${request.id}` });
    await measures.save({ measure: outcome.measure, ...nothing }, { measure: outcome.measure, acts: [act] });
  }
  return noteOnRequest(action, request, 'drafted', outcome.measure);
}

async function goLive(action: UserAction, request: MemberRequest, code: string | undefined, data: Data): Promise<View> {
  const { services, context } = action;
  const opened = code === undefined ? undefined : await services.store.measures.open(code);
  if (opened === undefined || opened.measure.status !== 'draft') return requestView(action, request);
  const typed: GoLiveView['typed'] = {
    owner: data.to ?? '',
    baseline: data.baseline ?? '',
    baselinePeriod: data.baselinePeriod ?? '',
    indicator: data.indicator ?? '',
    why: data.note ?? '',
  };
  const form = async (problems: GoLiveView['problems']): Promise<View> => ({
    kind: 'goLiveForm',
    request,
    measure: opened.measure,
    colleagues: await colleagues(services),
    typed,
    problems,
  });
  if (data.step !== 'confirm') return form([]);
  const isNamed = typed.owner.trim() !== '' && typed.owner.length <= 254;
  const owner = isNamed ? await services.store.people.byEmail(typed.owner) : undefined;
  let file: MeasureFile = opened;
  for (let tries = 0; tries < 5; tries += 1) {
    const outcome = decideGoLive(file.measure, typed, owner?.person.key, context.today);
    if (outcome.kind === 'refused') return form(outcome.problems);
    const act = actOf(action, { before: 'draft', after: 'live', reason: typed.why.trim() });
    // Before the act, so that a measure that lives is one that somebody is asked for.
    await services.store.wakes.set('ask', file.measure.code, context.today);
    if ((await services.store.measures.save(file, { measure: outcome.measure, acts: [act] })) === 'saved') {
      return noteOnRequest(action, request, 'wentLive', outcome.measure);
    }
    file = (await services.store.measures.open(file.measure.code)) ?? file;
    if (file.measure.status !== 'draft') return requestView(action, request);
  }
  throw new Error('a draft measure changed five times while it went live');
}

const actOf = ({ person, context }: UserAction, change: Pick<Act, 'before' | 'after' | 'reason'>): Act => ({
  what: change.before === '' ? 'added' : 'changed',
  about: 'status',
  by: person.person.key,
  at: context.now.toISOString(),
  ...change,
});

async function noteOnRequest(
  action: UserAction,
  request: MemberRequest,
  what: 'drafted' | 'wentLive',
  { code, title }: MeasureFile['measure'],
): Promise<View> {
  const deed = { by: action.person.person.key, at: action.context.now.toISOString() };
  const saved = await saveRequest(action, request, 'draftMeasure', (current) => {
    const outcome = noted(current, what, `${code}: ${title}`, deed);
    if (outcome.kind !== 'stored' || what === 'wentLive') return outcome;
    return { kind: 'stored', request: { ...outcome.request, about: { kind: 'gap', draft: code } } };
  });
  if (saved === 'notYours') return notYours(action.context).view;
  return requestView(action, saved.request, { note: { what, title } });
}
