import { decideAsk } from '../domain/asks.ts';
import { addDays, type Day } from '../domain/calendar/day.ts';
import type { Message } from '../domain/messages.ts';
import type { PersonKey } from '../domain/measures/measure.ts';
import { isHeld } from '../domain/quiet.ts';
import { decideOpenings } from '../domain/readings/due-rules.ts';
import { countBy } from './count-by.ts';
import { type Needs, type Setting, settingOf } from './needs.ts';
import { openDueReadings, openOnes, owedBy } from './open-due.ts';
import type { MeasureFile } from './ports.ts';

/** What a run did; targeted = queued + alreadySaid + held + skipped. People are counted, not messages. */
export type RunReport = {
  readonly job: string;
  readonly targeted: number;
  readonly queued: number;
  readonly alreadySaid: number;
  readonly held: number;
  readonly skipped: Readonly<Record<string, number>>;
};

export type RunRequest = { readonly dry: boolean; readonly confirm: boolean };

type Woken = { readonly code: string; readonly on: Day };

/**
 * Opens what has come due and puts one ask for each owner into the outbox. Reads the measures that are to be decided
 * today, never the register; a run that is held leaves everything as it was, so that the next one decides again.
 */
export async function runAsk(
  needs: Needs,
  request: RunRequest,
): Promise<RunReport & { readonly messages: readonly Message[] }> {
  const setting = await settingOf(needs);
  const run = `ask ${setting.now.toISOString()}`;
  const woken = await needs.store.wakes.due(setting.today);
  const files = await openWoken(needs, setting, woken, request);
  const owners = [
    ...new Set(files.flatMap((file) => (openOnes(file, setting).length > 0 ? (file.measure.owner ?? []) : []))),
  ];
  const decided = await Promise.all(owners.map((owner) => askFor(needs, setting, owner, run, !request.dry)));
  const messages = decided.flatMap((made) => (typeof made === 'string' ? [] : [made]));

  const skipped = countBy(decided.filter((made) => typeof made === 'string' && made !== 'alreadySaid') as string[]);
  const alreadySaid = decided.filter((made) => made === 'alreadySaid').length;
  const recent = messages.length === 0 ? [] : await needs.store.runs.recent('ask', setting.now);
  const reached = recent.filter((record) => !record.held).map((record) => record.people);
  const held = !request.confirm && isHeld({ people: messages.length, recent: reached, quiet: setting.framework.quiet });
  const report = { job: 'ask', targeted: decided.length, alreadySaid, skipped, messages };
  if (request.dry) {
    return { ...report, queued: held ? 0 : messages.length, held: held ? messages.length : 0 };
  }
  if (messages.length > 0) {
    await needs.store.runs.keep({ run, job: 'ask', at: setting.now.toISOString(), people: messages.length, held });
  }
  if (held) return { ...report, queued: 0, held: messages.length };
  const put = await needs.store.outbox.put(messages);
  await lookAgainLater(needs, setting, woken, files);
  return { ...report, queued: put.queued, alreadySaid: alreadySaid + put.alreadySaid, held: 0 };
}

async function openWoken(
  needs: Needs,
  setting: Setting,
  woken: readonly Woken[],
  { dry }: RunRequest,
): Promise<MeasureFile[]> {
  const codes = [...new Set(woken.map(({ code }) => code))];
  const files: MeasureFile[] = [];
  for (const code of codes) {
    const file = await needs.store.measures.open(code);
    if (file !== undefined) files.push(await openDueReadings(needs, setting, file, !dry));
  }
  return files;
}

/** One person's ask, or why there is none. */
async function askFor(
  needs: Needs,
  setting: Setting,
  owner: PersonKey,
  run: string,
  write: boolean,
): Promise<Message | string> {
  const person = await needs.store.people.byKey(owner);
  if (person === undefined) return 'noSuchPerson';
  if (person.conversation === undefined) return 'noConversation';
  if (!person.conversation.reachable) return `unreachable: ${person.conversation.why}`;
  const { owed } = await owedBy(needs, setting, person, write);
  const open = owed.map(({ file, due }) => ({ code: file.measure.code, due }));
  const { now, calendar } = setting;
  return decideAsk({ person, open, now, calendar, quiet: setting.framework.quiet, run });
}

/** Moves each woken measure on to the next day on which something is to be decided; written before the old row goes. */
async function lookAgainLater(
  needs: Needs,
  setting: Setting,
  woken: readonly Woken[],
  files: readonly MeasureFile[],
): Promise<void> {
  for (const file of files) {
    const { nextWake } = decideOpenings({ ...file, ...setting });
    const waiting = file.due.flatMap((due) => (due.state === 'notReady' ? (due.notReady?.expectedOn ?? []) : []));
    const next = [nextWake, ...waiting].filter((on): on is Day => on !== undefined && on > setting.today).sort()[0];
    await needs.store.wakes.set(file.measure.code, next ?? addDays(setting.today, 28));
  }
  for (const { code, on } of woken) await needs.store.wakes.clear(code, on);
}
