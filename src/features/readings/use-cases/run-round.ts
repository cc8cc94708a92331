import type { Message } from '../../../messaging/rules/message.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { decideAsk, type RoundFacts } from '../rules/decide-ask.ts';
import { decideReminder } from '../rules/decide-reminder.ts';
import { askedLate } from '../rules/notice-period.ts';
import { isLate, nextTurn, rulesOf } from '../rules/stages.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { storeOpenings, wakeOfManager, whereToLook, withOpenings } from './open-due.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { whyItNeedsAnOwner } from '../rules/needs-owner.ts';
import { openOnes, owedOf } from '../rules/still-owed.ts';
import { type MeasuresOfARun, measuresOfARun, previewOutstanding } from './list-outstanding.ts';
import { type PeopleOfARun, peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Wake } from '../../../messaging/schedule.ts';
import { type RunReport, type RunRequest, wokenFor } from '../../../messaging/use-cases/run.ts';
import { type Decided, sendDecided } from '../../../messaging/use-cases/send-decided.ts';
import { selectRecipients } from './select-recipients.ts';
import { whyLeftAlone } from '../../../messaging/rules/reach.ts';

/** Each is woken by its own rows and decides by its own rule. */
const DECIDE = { ask: decideAsk, remind: decideReminder } as const;
export const ROUND_JOBS = ['ask', 'remind'] as const;
export type RoundJob = (typeof ROUND_JOBS)[number];

const AT_ONCE = 16;

/**
 * Opens what has come due (the ask) and puts one message for each person into the outbox. Reads the measures to
 * decide on today, never the register. A held or paused run stores nothing, so that the next one decides again, and
 * no day counts while a run is held.
 */
export async function runRound(services: Services, job: RoundJob, request: RunRequest): Promise<RunReport> {
  const context = await readToday(services);
  const woken = await wokenFor(services, job, context.today);
  const files = await openAll(services, context, woken.ids);
  const people = peopleOfARun(services, await services.store.people.byKeys(ownersOf(files, context)));
  const measures = measuresOfARun(
    services,
    files.map(({ stored }) => stored),
  );
  const hearers = await selectRecipients(context, people, files);
  const run = `${job} ${context.now.toISOString()}`;
  const decided = await mapAtOnce([...hearers], AT_ONCE, async ([key, why]): Promise<Decided> => {
    if (why !== undefined) return { skipped: why };
    return decideFor(context, people, measures, key, job, run);
  });
  const messages = decided.filter((made): made is Message => typeof made === 'object' && 'key' in made);
  return sendDecided(
    services,
    context,
    { job, run, request, decided },
    {
      before: async () => {
        if (job === 'ask') await storeAsked(services, context, files, messages);
      },
      after: async () => {
        // Before the old rows are removed.
        await services.store.wakes.setAll(files.flatMap(({ file }) => lookAgainLater(context, job, file)));
        await woken.clear();
      },
    },
  );
}

type Looked = { readonly stored: MeasureFile; readonly file: MeasureFile };

async function openAll(services: Services, context: TodayContext, codes: readonly string[]): Promise<Looked[]> {
  const files = await services.store.measures.openMany(codes);
  return files.map((stored) => ({ stored, file: withOpenings(stored, context).file }));
}

function ownersOf(files: readonly Looked[], { today }: TodayContext): PersonKey[] {
  const open = files.filter(({ file }) => openOnes(file, today).length > 0);
  return [...new Set(open.flatMap(({ file }) => file.measure.owner ?? []))];
}

/** A person's message, or why there is none. Measures that need an owner are left out. */
async function decideFor(
  context: TodayContext,
  people: PeopleOfARun,
  measures: MeasuresOfARun,
  key: PersonKey,
  job: RoundJob,
  run: string,
): Promise<Decided> {
  const person = await people(key);
  const why = whyLeftAlone(person, context);
  if (person === undefined || why !== undefined) return { skipped: why ?? 'noSuchPerson' };
  const { owed } = await previewOutstanding(context, person, people, measures);
  const theirs = await Promise.all(
    owed.map(async ({ file, due }) => {
      const owner = file.measure.owner === undefined ? undefined : await people(file.measure.owner);
      if (whyItNeedsAnOwner(file, owner, context) !== undefined) return [];
      return owedOf(file).filter((one) => one.due === due);
    }),
  );
  const facts: RoundFacts = { person, owed: theirs.flat(), now: context.now, run, ...rulesOf(context) };
  return DECIDE[job](facts);
}

/** Stores what opens, and the notice of what these messages ask for first. */
async function storeAsked(
  services: Services,
  context: TodayContext,
  files: readonly Looked[],
  asks: readonly Message[],
): Promise<void> {
  const asked = new Set(asks.flatMap(({ topics }) => topics.map(({ code, period }) => `${code} ${period}`)));
  const withNotice = (file: MeasureFile) =>
    file.due
      .filter((due) => asked.has(`${file.measure.code} ${due.period.text}`))
      .flatMap((due) => askedLate(due, context) ?? []);
  await services.store.wakes.setAll(files.flatMap(({ stored }) => whereToLook(stored, context, withNotice(stored))));
  await mapAtOnce(files, AT_ONCE, ({ stored }) => storeOpenings(services, context, stored, withNotice));
}

/** The next day on which this job has something to decide about a measure. */
function lookAgainLater(context: TodayContext, job: RoundJob, file: MeasureFile): Wake[] {
  const { code } = file.measure;
  const { nextWake } = withOpenings(file, context);
  const turn = nextTurn(owedOf(file), context.today, rulesOf(context));
  const next = job === 'ask' ? nextWake : turn;
  const isLateNow = file.due.some((due) => isLate(due, context.today));
  return [
    ...(next === undefined ? [] : [{ job, id: code, on: next }]),
    ...(isLateNow ? wakeOfManager(file, context) : []),
  ];
}
