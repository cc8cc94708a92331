import { type MeasuresOfARun, measuresOfARun, nextAskOf } from '../../readings/feature.ts';
import { addDays } from '../../../core/calendar/day.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { decideExplainer, type NewsFigure, howItEnded, type GroupReader } from '../rules/decide-explainer.ts';
import { decideDraftMessage } from '../rules/decide-draft-message.ts';
import { newDraft, ended, type Explainer, explainerKey } from '../rules/explainer.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { Wake } from '../../../messaging/schedule.ts';
import { type RelativesOfARun, relativesOfARun } from '../../small-numbers/feature.ts';
import { type RunReport, type RunRequest, wokenFor } from '../../../messaging/use-cases/run.ts';
import { type Decided, sendDecided } from '../../../messaging/use-cases/send-decided.ts';
import { backFrom } from '../../../messaging/rules/quiet.ts';
import { whyLeftAlone } from '../../../messaging/rules/reach.ts';
import { newestFigure } from './explainer-facts.ts';
import { openCopy } from '../../small-numbers/feature.ts';
import { groupOf, groupLead, groupReader } from './groups.ts';

export const EXPLAIN = 'explain';

/** Groups looked at at once; each reads its explainers, its place and a few measures, which a run shares. */
const AT_ONCE = 8;

type Looked = {
  readonly decided: Decided;
  /** What is stored before the message is put. */
  readonly begin?: Explainer;
  readonly drop?: Explainer;
  readonly wakes: readonly Wake[];
};

/**
 * Looks at the groups that are woken, and reads their measures and no others: a figure that came out begins a draft, which
 * its lead is shown; one that is approved goes to the group. Every group with something owed is counted once. A run that is
 * held, or finds everything paused, stores nothing.
 */
export async function runExplain(services: Services, request: RunRequest): Promise<RunReport> {
  const context = await readToday(services);
  const woken = await wokenFor(services, 'explain', context.today);
  const run = `${EXPLAIN} ${context.now.toISOString()}`;
  const measures = measuresOfARun(services, []);
  const relatives = relativesOfARun(services, context.framework);
  const looked = await mapAtOnce(woken.ids, AT_ONCE, async (code): Promise<Looked> => {
    const group = await groupOf(services, code);
    return group === undefined
      ? NOTHING
      : lookAt(services, context, { measures, relatives, run, dry: request.dry }, group);
  });
  return sendDecided(
    services,
    context,
    { job: EXPLAIN, run, request, decided: looked.map(({ decided }) => decided) },
    {
      // Drafts and the next wakes, then the messages, then this one's rows go: a crash in between repeats a step.
      before: async () => {
        await mapAtOnce(looked, AT_ONCE, async ({ begin, drop }) => {
          if (drop !== undefined) await store(services, ended(drop, 'dropped', context.now.toISOString()));
          if (begin !== undefined) await services.store.explainers.begin(begin);
        });
        await services.store.wakes.setAll(looked.flatMap(({ wakes }) => wakes));
      },
      after: woken.clear,
    },
  );
}

const NOTHING: Looked = { decided: 'nothing', wakes: [] };
type Look = {
  readonly measures: MeasuresOfARun;
  readonly relatives: RelativesOfARun;
  readonly run: string;
  readonly dry: boolean;
};

async function lookAt(services: Services, context: TodayContext, look: Look, group: EmployeeGroup): Promise<Looked> {
  const reader = await groupReader(services, group);
  const explainers = await settled(services, context, look, group, reader);
  const figures = await figuresOf(context, look, group);
  const { now, calendar, framework } = context;
  const { quiet, preElection } = framework;
  const decided = decideExplainer({
    group,
    reader,
    explainers,
    figures,
    now,
    calendar,
    quiet,
    preElection,
    run: look.run,
  });
  const waiting = explainers.some(({ state }) => state === 'approved');
  const tomorrow: Wake[] = [{ job: 'explain', id: group.code, on: addDays(context.today, 1) }];
  switch (decided.kind) {
    case 'nothing':
      return NOTHING;
    case 'alreadySaid':
      // Looked at again until it has arrived, so that the six weeks count from there.
      return { decided: 'alreadySaid', wakes: waiting ? tomorrow : [] };
    case 'send':
      return { decided: decided.message, wakes: tomorrow };
    case 'skip': {
      const draft = explainers.find(({ state }) => state === 'draft');
      if (decided.why === 'waitsForApproval' && draft !== undefined)
        return tellLead(services, context, look, { group, draft, explainers });
      const on = decided.wakeOn;
      const wakes: Wake[] = on === undefined ? [] : [{ job: 'explain', id: group.code, on }];
      return { decided: { skipped: decided.why }, wakes };
    }
    case 'draft': {
      const begin = newDraft(decided.name, now.toISOString(), decided.replaces?.sentence);
      const told = await tellLead(services, context, look, { group, draft: begin, explainers });
      return { ...told, begin, ...(decided.replaces && { drop: decided.replaces }) };
    }
  }
}

/** The group's explainers, with what became of one that was put into the outbox. */
async function settled(
  services: Services,
  { now }: TodayContext,
  { dry }: Look,
  group: EmployeeGroup,
  reader: GroupReader | undefined,
): Promise<Explainer[]> {
  const explainers = await services.store.explainers.ofGroup(group.code);
  const known: Explainer[] = [];
  for (const explainer of explainers) {
    const end = explainer.state === 'approved' && reader ? howItEnded(explainer, reader.messages) : 'waiting';
    const at = reader?.messages.find(({ key }) => key === explainerKey(explainer))?.notBefore;
    const after =
      end === 'waiting' ? explainer : ended(explainer, end === 'sent' ? 'sent' : 'dropped', at ?? now.toISOString());
    if (after !== explainer && !dry) await store(services, after);
    known.push(after);
  }
  return known;
}

async function figuresOf(
  context: TodayContext,
  { measures, relatives }: Look,
  group: EmployeeGroup,
): Promise<NewsFigure[]> {
  const figures = await Promise.all(
    group.measures.map(async (code) => {
      const file = await measures(code);
      const copy = file?.measure.status === 'live' ? await openCopy(file, context, relatives) : undefined;
      return copy && newestFigure(copy);
    }),
  );
  return figures.flatMap((figure) => figure ?? []);
}

type Waiting = {
  readonly group: EmployeeGroup;
  readonly draft: Explainer;
  readonly explainers: readonly Explainer[];
};

/** What the group's lead is to hear of a draft; where nobody leads it the performance team sees that as a gap. */
async function tellLead(
  services: Services,
  context: TodayContext,
  { run }: Look,
  { group, draft, explainers }: Waiting,
): Promise<Looked> {
  const lead = await groupLead(services, group);
  if (lead === undefined) return { decided: { skipped: 'noLead' }, wakes: [] };
  const { now, today } = context;
  const why = whyLeftAlone(lead, context);
  // Whoever is away finds it when they are back; whom nobody can reach is tried again in a week.
  if (why !== undefined && why !== 'away')
    return { decided: { skipped: why }, wakes: [{ job: 'explain', id: group.code, on: addDays(today, 7) }] };
  const nextAsk = await nextAskOf(services, context, lead);
  const from = backFrom(lead, context);
  const message = decideDraftMessage({ lead, draft, explainers, ...nextAsk, from, now, run, ...rulesOf(context) });
  if (message === 'alreadySaid') return { decided: { skipped: 'waitsForApproval' }, wakes: [] };
  if (!('waitUntil' in message)) return { decided: message, wakes: [] };
  const wakes: Wake[] = [{ job: 'explain', id: group.code, on: message.waitUntil }];
  return { decided: { skipped: 'withTheNextAsk' }, wakes };
}

/** Stores what the product found out; somebody who was quicker has changed it, and it is found out again. */
async function store({ store: { explainers } }: Services, explainer: Explainer): Promise<void> {
  const file = await explainers.open(explainer);
  if (file !== undefined) await explainers.save(file, { ...explainer, answers: file.explainer.answers });
}
