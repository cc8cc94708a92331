import { plusWorkingDays } from '../domain/calendar/working-days.ts';
import type { Message } from '../domain/messages.ts';
import type { PersonKey } from '../domain/measures/measure.ts';
import type { DueReading } from '../domain/readings/due-reading.ts';
import { decideAsk, type RoundFacts } from '../domain/rounds/decide-ask.ts';
import { decideReminder } from '../domain/rounds/decide-reminder.ts';
import { isLate, nextTurn } from '../domain/rounds/stages.ts';
import { mapAtOnce } from './at-once.ts';
import { countBy } from './count-by.ts';
import { holdOrSend } from './hold-run.ts';
import { wakeOfManager } from './managers/wake-manager.ts';
import { type Needs, type Setting, settingOf } from './needs.ts';
import { openOnes, owedOf, rulesOf, storeOpenings, whereToLook, whyItNeedsAnOwner, withOpenings } from './open-due.ts';
import { type MeasuresOfARun, measuresOfARun, type PeopleOfARun, peopleOfARun, wouldOwe } from './owed-by.ts';
import type { MeasureFile, PersonFile, Wake } from './ports.ts';
import { type RunReport, type RunRequest, wokenFor } from './run.ts';
import { whoIsToHear } from './who-is-to-hear.ts';

/** The two jobs that speak to owners: each is woken by its own rows and decides by its own rule. */
const DECIDE = { ask: decideAsk, remind: decideReminder } as const;
export const ROUND_JOBS = ['ask', 'remind'] as const;
export type RoundJob = (typeof ROUND_JOBS)[number];

/** Requests to storage under way at once. */
const AT_ONCE = 16;

/** A due reading that is first asked for later than it was opened here gets the ten days that the design promises. */
const LEAST_NOTICE = 10;

type Decided = Message | 'alreadySaid' | 'nothing' | { readonly skipped: string };

/**
 * Opens what has come due (the ask) and puts one message for each person into the outbox. Reads the measures that are to
 * be decided today, never the register. A run that is held, or finds everything paused, stores nothing, so that the next
 * one decides again; nobody's days count while a run waits.
 */
export async function runRound(needs: Needs, job: RoundJob, request: RunRequest): Promise<RunReport> {
  const setting = await settingOf(needs);
  const woken = await wokenFor(needs, job, setting.today);
  const files = await openAll(needs, setting, woken.ids);
  const people = peopleOfARun(needs, await needs.store.people.byKeys(ownersOf(files, setting)));
  const measures = measuresOfARun(
    needs,
    files.map(({ stored }) => stored),
  );
  const hearers = await whoIsToHear(setting, people, files);
  const run = `${job} ${setting.now.toISOString()}`;
  const decided = await mapAtOnce([...hearers], AT_ONCE, async ([key, why]): Promise<Decided> => {
    if (why !== undefined) return { skipped: why };
    return decideFor(setting, people, measures, key, job, run);
  });
  const messages = decided.filter((made): made is Message => typeof made === 'object' && 'key' in made);
  const skipped = countBy(
    decided.flatMap((made) => (typeof made === 'object' && 'skipped' in made ? made.skipped : [])),
  );
  const alreadySaid = decided.filter((made) => made === 'alreadySaid').length;
  const targeted = decided.filter((made) => made !== 'nothing').length;
  const report = { job, targeted, queued: 0, alreadySaid, held: 0, skipped, messages };
  const sending = await holdOrSend(needs, setting, { job, run, messages, request });
  if (sending.kind === 'held') return { ...report, held: messages.length };
  if (sending.kind === 'paused') return { ...report, skipped: { ...skipped, paused: messages.length } };
  if (request.dry) return { ...report, queued: messages.length };
  // Opened before it is said: a crash in between leaves wakes that decide the ask again.
  if (job === 'ask') await storeAsked(needs, setting, files, messages);
  const put = await needs.store.outbox.put(messages);
  // Where another message had the day, the person is decided again at the next beat: the wakes stay.
  if (put.alreadySaid === 0) {
    // Written before the old rows go.
    await needs.store.wakes.setAll(files.flatMap(({ file }) => lookAgainLater(setting, job, file)));
    await woken.clear();
  }
  return { ...report, queued: put.queued, alreadySaid: alreadySaid + put.alreadySaid };
}

type Looked = { readonly stored: MeasureFile; readonly file: MeasureFile };

async function openAll(needs: Needs, setting: Setting, codes: readonly string[]): Promise<Looked[]> {
  const files = await needs.store.measures.openMany(codes);
  return files.map((stored) => ({ stored, file: withOpenings(stored, setting).file }));
}

/** Whoever owns something that is open. */
function ownersOf(files: readonly Looked[], { today }: Setting): PersonKey[] {
  const open = files.filter(({ file }) => openOnes(file, today).length > 0);
  return [...new Set(open.flatMap(({ file }) => file.measure.owner ?? []))];
}

/** One person's message, or why there is none. Measures that need an owner are not spoken of. */
async function decideFor(
  setting: Setting,
  people: PeopleOfARun,
  measures: MeasuresOfARun,
  key: PersonKey,
  job: RoundJob,
  run: string,
): Promise<Decided> {
  const person = await people(key);
  const why = whyNotReached(person);
  if (person === undefined || why !== undefined) return { skipped: why ?? 'noSuchPerson' };
  const { owed } = await wouldOwe(setting, person, people, measures);
  const theirs = await Promise.all(
    owed.map(async ({ file, due }) => {
      const owner = file.measure.owner === undefined ? undefined : await people(file.measure.owner);
      if (whyItNeedsAnOwner(file, owner, setting) !== undefined) return [];
      return owedOf(file).filter((one) => one.due === due);
    }),
  );
  const facts: RoundFacts = { person, owed: theirs.flat(), now: setting.now, run, ...rulesOf(setting) };
  return DECIDE[job](facts);
}

/** Why somebody cannot be written to: no way to them is known, or Teams said that there is none. */
function whyNotReached(person: PersonFile | undefined): string | undefined {
  if (person === undefined) return 'noSuchPerson';
  const { conversation } = person;
  if (conversation === undefined) return person.person.entraId === '' ? 'noConversation' : undefined;
  return conversation.reachable ? undefined : `unreachable: ${conversation.why}`;
}

/** Stores what opens, with ten days' notice for whatever of it these messages are the first to ask for. */
async function storeAsked(
  needs: Needs,
  setting: Setting,
  files: readonly Looked[],
  asks: readonly Message[],
): Promise<void> {
  const soonest = plusWorkingDays(setting.calendar, setting.today, LEAST_NOTICE);
  const asked = new Set(asks.flatMap(({ covers }) => covers.map(({ code, period }) => `${code} ${period}`)));
  const withNotice = (file: MeasureFile) =>
    file.due
      .filter((due) => asked.has(`${file.measure.code} ${due.period.text}`) && isLateAsked(due, soonest, setting))
      .map((due) => ({ ...due, dueOn: soonest }));
  await needs.store.wakes.setAll(files.flatMap(({ stored }) => whereToLook(stored, setting, withNotice(stored))));
  await mapAtOnce(files, AT_ONCE, ({ stored }) => storeOpenings(needs, setting, stored, withNotice));
}

const isLateAsked = (due: DueReading, soonest: string, { today }: Setting) =>
  due.state === 'open' && due.openedOn < today && due.dueOn < soonest;

/** Moves a measure on to the next day on which this job has something to decide. */
function lookAgainLater(setting: Setting, job: RoundJob, file: MeasureFile): Wake[] {
  const { code } = file.measure;
  const { nextWake } = withOpenings(file, setting);
  const turn = nextTurn(owedOf(file), setting.today, rulesOf(setting));
  const next = job === 'ask' ? nextWake : turn;
  const isLateNow = file.due.some((due) => isLate(due, setting.today));
  return [
    ...(next === undefined ? [] : [{ job, id: code, on: next }]),
    ...(isLateNow ? wakeOfManager(file, setting) : []),
  ];
}
