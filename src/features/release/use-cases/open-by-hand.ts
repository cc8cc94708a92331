import type { AuditEntry, Actor } from '../../../core/audit-entry.ts';
import type { Refused } from '../../../core/refused.ts';
import { noSuchMeasure, openNamed } from './which-readings.ts';
import type { NudgeOutcome } from '../../managers/rules/nudge.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { endOfNotice } from '../../readings/rules/notice-period.ts';
import { isOwed, owedOf } from '../../readings/rules/still-owed.ts';
import { nextTurn, rulesOf } from '../../readings/rules/stages.ts';
import { managedFile, nudgeOwner } from '../../managers/feature.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { changeMeasure, type DecidedChange } from '../../readings/feature.ts';

export type OpenedByHand =
  | { readonly kind: 'opened'; readonly measure: LiveMeasure; readonly due: DueReading }
  /** It was open already, so its owner is asked again. `to` is their name. */
  | {
      readonly kind: 'askedAgain';
      readonly measure: LiveMeasure;
      readonly due: DueReading;
      readonly to: string;
      readonly outcome: NudgeOutcome;
    }
  | { readonly kind: 'answered' | 'locked' | 'notLive'; readonly measure: LiveMeasure; readonly period: Period }
  | Refused;

/**
 * Opens a due reading that the policy would not ask for, such as a survey. Its owner is asked with everything else that
 * is due. What is open already is nudged, by the rules of nudges.
 */
export async function openByHand(
  services: Services,
  by: Actor,
  asked: { readonly code: string; readonly period: string },
): Promise<OpenedByHand> {
  const context = await readToday(services);
  const read = readPeriod(asked.period);
  if (read.kind === 'unreadable') return { kind: 'refused', problem: read.problem, cure: read.cure };
  const file = await openNamed(services, asked.code);
  if (file === undefined) return noSuchMeasure(asked.code.slice(0, 60));
  const { period } = read;
  if (period.end > context.today) {
    return { kind: 'refused', problem: `${period.text} has not ended yet.`, cure: 'Open it on the day after its end.' };
  }
  const { measure } = file;
  if (measure.status !== 'live') return { kind: 'notLive', measure, period };
  const known = file.due.find((one) => one.period.text === period.text);
  if (known !== undefined && isOwed(known, context.today)) return askAgain(services, context, by, file, known);
  return open(services, context, by, file, period);
}

async function open(
  services: Services,
  context: TodayContext,
  by: Actor,
  file: MeasureFile,
  period: Period,
): Promise<OpenedByHand> {
  const { code } = file.measure;
  // Set the wake before the row: a crash in between causes an extra look, never a missed one.
  await services.store.wakes.set('ask', code, context.today);
  const done = await changeMeasure(services, file, (current): DecidedChange<OpenedByHand> => {
    const { measure } = current;
    const known = current.due.find((one) => one.period.text === period.text);
    const hasReading = current.readings.some((reading) => reading.period.text === period.text);
    if (known?.lockedOn !== undefined) return { outcome: { kind: 'locked', measure, period } };
    if (hasReading && known?.state !== 'withdrawn') return { outcome: { kind: 'answered', measure, period } };
    const due = openedNow(known, period, context);
    const act: AuditEntry = {
      what: 'opened',
      about: period.text,
      by,
      at: context.now.toISOString(),
      before: known?.state ?? '',
      after: due.dueOn,
      reason: '',
    };
    return { outcome: { kind: 'opened', measure, due }, change: { due: [due], acts: [act] } };
  });
  if (done.kind === 'opened') {
    const turn = nextTurn(owedOf({ ...file, due: [done.due] }), context.today, rulesOf(context));
    if (turn !== undefined) await services.store.wakes.set('remind', code, turn);
  }
  return done;
}

function openedNow(known: DueReading | undefined, period: Period, { calendar, today }: TodayContext): DueReading {
  const dueOn = endOfNotice({ calendar, today });
  const { form = 0, handled = '' } = known ?? {};
  return {
    period,
    state: 'open',
    targetDay: known?.targetDay ?? dueOn,
    openedOn: today,
    dueOn,
    openedBy: 'hand',
    form: form + 1,
    handled,
    questions: [],
    ...(known?.queries && { queries: known.queries }),
  };
}

async function askAgain(
  services: Services,
  context: TodayContext,
  by: Actor,
  file: MeasureFile,
  due: DueReading,
): Promise<OpenedByHand> {
  const managed = await managedFile(file, peopleOfARun(services));
  // The command line has no name: the message then says that a colleague asks.
  const { outcome, hearer } = await nudgeOwner(services, context, by as PersonKey, { managed, due });
  return { kind: 'askedAgain', measure: file.measure, due, to: hearer?.profile.name ?? '', outcome };
}
