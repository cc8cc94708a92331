import type { AuditEntry } from '../../../core/audit-entry.ts';
import { noted } from '../rules/acts.ts';
import { decideDraft, decideGoLive } from '../rules/gap-measure.ts';
import type { MemberRequest } from '../rules/request.ts';
import type { GoLiveView } from '../rules/views.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { z } from 'zod';
import { confirmed, text, words } from '../../../actions/fields.ts';
import { colleagues } from '../../../messaging/use-cases/read-people.ts';
import { notYourRequest, requestView, WHICH } from './show-request.ts';
import { saveRequest } from './work.ts';

export const DRAFT_PRESS = z.object({
  ...WHICH,
  step: confirmed,
  code: text(1000),
  title: text(2000),
  unit: text(200),
  direction: text(200),
  frequency: text(200),
});

export async function draftMeasure(
  action: UserAction,
  said: z.infer<typeof DRAFT_PRESS>,
  request: MemberRequest,
): Promise<View> {
  const { measures } = action.services.store;
  if (request.about.kind !== 'gap' || request.about.draft !== undefined) return requestView(action, request);
  const { title, unit, direction, frequency } = said;
  const typed = { code: said.step ? said.code : `GAP-${request.id}`, title, unit, direction, frequency };
  if (!said.step) return { kind: 'draftMeasureForm', request, typed, problems: [] };
  const code = typed.code.trim();
  const there = await measures.open(code);
  // An interrupted press left a draft: it is this request's if it says what was asked.
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

export const LIVE_PRESS = z.object({
  ...WHICH,
  step: confirmed,
  to: text(300),
  note: words,
  baseline: text(1000),
  baselinePeriod: text(1000),
  indicator: text(200),
});

export async function makeLive(
  action: UserAction,
  said: z.infer<typeof LIVE_PRESS>,
  request: MemberRequest,
): Promise<View> {
  const { services, context } = action;
  const code = request.about.kind === 'gap' ? request.about.draft : undefined;
  const opened = code === undefined ? undefined : await services.store.measures.open(code);
  if (opened === undefined || opened.measure.status !== 'draft') return requestView(action, request);
  const { to, baseline, baselinePeriod, indicator, note } = said;
  const typed: GoLiveView['typed'] = { owner: to, baseline, baselinePeriod, indicator, why: note };
  const form = async (problems: GoLiveView['problems']): Promise<View> => ({
    kind: 'goLiveForm',
    request,
    measure: opened.measure,
    colleagues: await colleagues(services.store.people),
    typed,
    problems,
  });
  if (!said.step) return form([]);
  const isNamed = typed.owner.trim() !== '' && typed.owner.length <= 254;
  const owner = isNamed ? await services.store.people.byEmail(typed.owner) : undefined;
  const load = async () => (await services.store.measures.open(opened.measure.code)) ?? opened;
  return saveWithRetry<MeasureFile, View>({ what: `measure ${opened.measure.code}`, opened, load }, async (file) => {
    if (file.measure.status !== 'draft') return requestView(action, request);
    const outcome = decideGoLive(file.measure, typed, owner?.profile.key, context.today);
    if (outcome.kind === 'refused') return form(outcome.problems);
    const act = actOf(action, { before: 'draft', after: 'live', reason: typed.why.trim() });
    // Set the wake before the save, so that a live measure is always asked for.
    await services.store.wakes.set('ask', file.measure.code, context.today);
    const saved = await services.store.measures.save(file, { measure: outcome.measure, acts: [act] });
    return saved === 'saved' ? noteOnRequest(action, request, 'wentLive', outcome.measure) : 'conflict';
  });
}

const actOf = (
  { person, context }: UserAction,
  change: Pick<AuditEntry, 'before' | 'after' | 'reason'>,
): AuditEntry => ({
  what: change.before === '' ? 'added' : 'changed',
  about: 'status',
  by: person.profile.key,
  at: context.now.toISOString(),
  ...change,
});

async function noteOnRequest(
  action: UserAction,
  request: MemberRequest,
  what: 'drafted' | 'wentLive',
  { code, title }: MeasureFile['measure'],
): Promise<View> {
  const deed = { by: action.person.profile.key, at: action.context.now.toISOString() };
  const saved = await saveRequest(action, request, 'draftMeasure', (current) => {
    const outcome = noted(current, what, `${code}: ${title}`, deed);
    if (outcome.kind !== 'stored' || what === 'wentLive') return outcome;
    return { kind: 'stored', request: { ...outcome.request, about: { kind: 'gap', draft: code } } };
  });
  if (saved === 'notYours') return notYourRequest(action.context);
  return requestView(action, saved.request, { note: { what, title } });
}
