import { type MeasuresOfARun, measuresOfARun, nextAskOf } from '../../readings/feature.ts';
import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { decideExplainer, howItEnded, type GroupReader } from '../rules/decide-explainer.ts';
import { decideDraftMessage } from '../rules/decide-draft-message.ts';
import { newDraft, ended, type Explainer, explainerKey } from '../rules/explainer.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, readToday } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { Wake } from '../../../messaging/schedule.ts';
import { type RelativesOfARun, relativesOfARun } from '../../small-numbers/feature.ts';
import { type RunReport, type RunRequest, wokenFor } from '../../../messaging/use-cases/run.ts';
import { type Decided, sendDecided } from '../../../messaging/use-cases/send-decided.ts';
import { backFrom } from '../../../messaging/rules/quiet.ts';
import { whyLeftAlone } from '../../../messaging/rules/reach.ts';
import { newestFigure, openCopies } from './explainer-facts.ts';
import { groupLead, groupOf, groupReader, type Here } from './groups.ts';

export const EXPLAIN = 'explain';

/** Groups at once. */
const AT_ONCE = 8;

/** What the groups of one run share. */
type Run = Here & {
  readonly measures: MeasuresOfARun;
  readonly relatives: RelativesOfARun;
  readonly run: string;
  readonly dry: boolean;
};

type Looked = {
  readonly decided: Decided;
  /** Stored before the message is put. */
  readonly begin?: Explainer;
  readonly drop?: Explainer;
  readonly wakes: readonly Wake[];
};
const NOTHING: Looked = { decided: 'nothing', wakes: [] };

/**
 * Decides for the groups that are woken, and reads only their measures. A released figure begins a draft, which is shown
 * to the lead; an approved one is sent to the group. Every group with something outstanding is counted once. A run that
 * is held, or finds everything paused, stores nothing.
 */
export async function runExplain(services: Services, request: RunRequest): Promise<RunReport> {
  const context = await readToday(services);
  const woken = await wokenFor(services, 'explain', context.today);
  const run = `${EXPLAIN} ${context.now.toISOString()}`;
  const measures = measuresOfARun(services, []);
  const relatives = relativesOfARun(services, context.framework);
  const looked = await mapAtOnce(woken.ids, AT_ONCE, async (code) => {
    const group = await groupOf(services, code);
    return group ? lookAt({ services, context, measures, relatives, run, dry: request.dry }, group) : NOTHING;
  });
  const decided = looked.map((one) => one.decided);
  const steps = {
    // Drafts and the next wakes, then the messages, then the rows of this wake: a crash in between repeats a step.
    before: async () => {
      await mapAtOnce(looked, AT_ONCE, async ({ begin, drop }) => {
        if (drop !== undefined) await store(services, ended(drop, 'dropped', context.now.toISOString()));
        if (begin !== undefined) await services.store.explainers.begin(begin);
      });
      await services.store.wakes.setAll(looked.flatMap(({ wakes }) => wakes));
    },
    after: woken.clear,
  };
  return sendDecided(services, context, { job: EXPLAIN, run, request, decided }, steps);
}

async function lookAt(of: Run, group: EmployeeGroup): Promise<Looked> {
  const { services, context, run } = of;
  const reader = await groupReader(services, group);
  const explainers = await settled(of, group, reader);
  const figures = (await openCopies(of, group, liveOnes(of), of.relatives)).flatMap((copy) => newestFigure(copy) ?? []);
  const { now, calendar, today } = context;
  const { quiet, preElection } = context.framework;
  const facts = { group, reader, explainers, figures, now, calendar, quiet, preElection, run };
  const decided = decideExplainer(facts);
  const isApproved = explainers.some(({ state }) => state === 'approved');
  const tomorrow = wakeOf(group, addDays(today, 1));
  switch (decided.kind) {
    case 'nothing':
      return NOTHING;
    case 'alreadySaid':
      // Decided again until it has arrived, because the six weeks count from there.
      return { decided: 'alreadySaid', wakes: isApproved ? tomorrow : [] };
    case 'send':
      return { decided: decided.message, wakes: tomorrow };
    case 'skip': {
      const draft = explainers.find(({ state }) => state === 'draft');
      if (decided.why === 'waitsForApproval' && draft !== undefined) return tellLead(of, group, draft, explainers);
      return { decided: { skipped: decided.why }, wakes: decided.wakeOn ? wakeOf(group, decided.wakeOn) : [] };
    }
    case 'draft': {
      const begin = newDraft(decided.name, now.toISOString(), decided.replaces?.sentence);
      const told = await tellLead(of, group, begin, explainers);
      return { ...told, begin, ...(decided.replaces && { drop: decided.replaces }) };
    }
  }
}

const wakeOf = ({ code }: EmployeeGroup, on: Day): Wake[] => [{ job: 'explain', id: code, on }];

const liveOnes =
  ({ measures }: Run) =>
  async (code: string) => {
    const file = await measures(code);
    return file?.measure.status === 'live' ? file : undefined;
  };

/** The group's explainers, with the result of one that was put into the outbox. */
async function settled(
  { services, context, dry }: Run,
  group: EmployeeGroup,
  reader: GroupReader | undefined,
): Promise<Explainer[]> {
  const known: Explainer[] = [];
  for (const explainer of await services.store.explainers.ofGroup(group.code)) {
    const end = explainer.state === 'approved' && reader ? howItEnded(explainer, reader.messages) : 'waiting';
    const at = reader?.messages.find(({ key }) => key === explainerKey(explainer))?.notBefore;
    const result = end === 'sent' ? 'sent' : 'dropped';
    const after = end === 'waiting' ? explainer : ended(explainer, result, at ?? context.now.toISOString());
    if (after !== explainer && !dry) await store(services, after);
    known.push(after);
  }
  return known;
}

/** The message to the group's lead about a draft. A group without a lead is a gap that the performance team sees. */
async function tellLead(
  { services, context, run }: Run,
  group: EmployeeGroup,
  draft: Explainer,
  explainers: readonly Explainer[],
): Promise<Looked> {
  const lead = await groupLead(services, group);
  if (lead === undefined) return { decided: { skipped: 'noLead' }, wakes: [] };
  const { now, today } = context;
  const why = whyLeftAlone(lead, context);
  // An absent lead gets it on return. One who cannot be reached is tried again in a week.
  if (why !== undefined && why !== 'away')
    return { decided: { skipped: why }, wakes: wakeOf(group, addDays(today, 7)) };
  const nextAsk = await nextAskOf({ services, context, person: lead });
  const from = backFrom(lead, context);
  const message = decideDraftMessage({ lead, draft, explainers, ...nextAsk, from, now, run, ...rulesOf(context) });
  if (message === 'alreadySaid') return { decided: { skipped: 'waitsForApproval' }, wakes: [] };
  if (!('waitUntil' in message)) return { decided: message, wakes: [] };
  return { decided: { skipped: 'withTheNextAsk' }, wakes: wakeOf(group, message.waitUntil) };
}

/** After a conflict nothing is stored: the next run finds it out again. */
async function store({ store: { explainers } }: Services, explainer: Explainer): Promise<void> {
  const file = await explainers.open(explainer);
  if (file !== undefined) await explainers.save(file, { ...explainer, answers: file.explainer.answers });
}
