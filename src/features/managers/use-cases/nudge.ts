import { changeDue } from '../../readings/feature.ts';
import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import { decideNudge, type NudgeOutcome } from '../rules/nudge.ts';
import type { DigestNote } from '../rules/views.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { hearerOf, whoHears } from '../../../messaging/rules/quiet.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { View } from '../../../core/view.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { whyItNeedsAnOwner } from '../../readings/rules/needs-owner.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import { owedOf } from '../../readings/rules/still-owed.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { Managed, PressedRow } from './managed.ts';
import { showAfter } from './show-digest.ts';

/**
 * *Nudge*: the form goes again, with the manager's name, on the next day on which the owner may get a message. The
 * message is put before the row that records the nudge: a crash in between leaves a message that the next press finds,
 * never a recorded nudge without a message.
 */
export async function nudge(action: UserAction, row: PressedRow): Promise<View> {
  const { services, context, person } = action;
  const { outcome, hearer } = await nudgeOwner(services, context, person.profile.key, row);
  return showAfter(action, row, noteOf(outcome, hearer));
}

export async function nudgeOwner(
  services: Services,
  context: TodayContext,
  by: PersonKey,
  { managed, due }: Pick<PressedRow, 'managed' | 'due'>,
): Promise<{ readonly outcome: NudgeOutcome; readonly hearer: PersonFile | undefined }> {
  const { file } = managed;
  const hearer = await hearerNow(services, context, managed);
  const decide = (at: MeasureFile, current: DueReading, asked: PersonFile | undefined) =>
    decideNudge({
      owed: owedOf({ ...at, due: [current] })[0] ?? { code: at.measure.code, due: current },
      by,
      ...(asked && { hearer: asked }),
      now: context.now,
      ...rulesOf(context),
    });
  const outcome = await putNudge(services, hearer, (asked) => decide(file, due, asked));
  if (outcome.kind === 'nudged') {
    const { nudged } = outcome.due;
    await changeDue(services, { file, due }, (current) => {
      const isNew = nudged !== undefined && current.nudged?.times !== nudged.times;
      return { outcome: isNew, change: isNew ? { due: [{ ...current, nudged }] } : undefined };
    });
  }
  return { outcome, hearer };
}

async function hearerNow(services: Services, context: TodayContext, managed: Managed): Promise<PersonFile | undefined> {
  const { file, owner, deputy } = managed;
  if (whyItNeedsAnOwner(file, owner, context) !== undefined) return undefined;
  const key = whoHears(hearerOf(owner), hearerOf(deputy), context.today);
  return key === undefined ? undefined : services.store.people.byKey(key);
}

type Nudged = Extract<NudgeOutcome, { kind: 'nudged' }>;

/** Puts the message. If its day was taken meanwhile, it decides again for the next day. */
async function putNudge(
  services: Services,
  hearer: PersonFile | undefined,
  decide: (hearer: PersonFile | undefined) => NudgeOutcome,
): Promise<NudgeOutcome> {
  if (hearer === undefined) return decide(hearer);
  const { key: to } = hearer.profile;
  const load = () => services.store.people.byKey(to);
  return saveWithRetry<PersonFile | undefined, NudgeOutcome>(
    { what: 'the days of a person', opened: hearer, load },
    async (asked) => {
      const outcome = decide(asked);
      if (outcome.kind !== 'nudged' || asked === undefined) return outcome;
      const { key } = outcome.message;
      const known = asked.messages.find((message) => message.key === key);
      // An interrupted press left the message; only the row that records it is missing.
      if (known !== undefined) return goingOn(outcome, dayInLondon(new Date(known.notBefore)));
      return (await services.store.outbox.put([outcome.message])).queued > 0 ? outcome : 'conflict';
    },
  );
}

function goingOn(outcome: Nudged, goesOn: Day): Nudged {
  const { nudged } = outcome.due;
  return { ...outcome, due: { ...outcome.due, ...(nudged && { nudged: { ...nudged, goesOn } }) } };
}

function noteOf(outcome: NudgeOutcome, hearer: PersonFile | undefined): DigestNote {
  switch (outcome.kind) {
    case 'notOpen':
      return { what: 'notOpenAnyMore' };
    case 'nobodyToAsk':
      return { what: 'nobodyToAsk' };
    case 'tooSoon':
      return { what: 'nudgedLately', again: outcome.again };
    case 'nudged':
      return {
        what: 'nudged',
        to: hearer?.profile.name ?? '',
        goesOn: outcome.due.nudged?.goesOn ?? outcome.due.dueOn,
        heldBack: outcome.heldBack,
      };
  }
}
