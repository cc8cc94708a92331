import { changeDue } from '../../readings/feature.ts';
import { decideAcknowledge, decideThanks, isAcknowledged } from '../rules/acknowledge.ts';
import { backFrom, hearerOf, whoHears } from '../../../messaging/rules/quiet.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { View } from '../../../core/view.ts';
import { readingFor } from '../../readings/rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { Managed, PressedRow } from './managed.ts';
import { showAfter } from './show-digest.ts';

/**
 * *Acknowledge*: the manager is content for this reading to go to committee. One message tells the owner of everything
 * acknowledged within half an hour, so it is put after the save, by its key. A repeated press puts it again if a crash
 * came in between, and changes nothing else.
 */
export async function acknowledge(action: UserAction, row: PressedRow): Promise<View> {
  const { services, context, person } = action;
  const { managed, due } = row;
  const by = person.profile.key;
  const saved = await changeDue(services, { file: managed.file, due }, (current, file) => {
    const acknowledged = decideAcknowledge(current, readingFor(file, current), by, context.now.toISOString());
    return { outcome: acknowledged, change: acknowledged && { due: [acknowledged] } };
  });
  const revision = saved.due.acknowledged?.revision;
  const isContent = isAcknowledged(saved.due, readingFor(saved.file, saved.due));
  if (isContent && revision !== undefined) {
    await tell(action, managed, { code: managed.file.measure.code, period: due.period.text, revision });
  }
  return showAfter(action, row, { what: isContent ? 'acknowledged' : 'nothingToAcknowledge' });
}

async function tell(
  { services, context, person }: UserAction,
  { owner, deputy }: Managed,
  about: { readonly code: string; readonly period: string; readonly revision: number },
): Promise<void> {
  const key = whoHears(hearerOf(owner), hearerOf(deputy), context.today) ?? owner?.profile.key;
  // A manager who answered it themselves need not be told.
  if (key === undefined || key === person.profile.key) return;
  await saveWithRetry(
    { what: `thanks for ${about.code}`, load: () => services.store.people.byKey(key) },
    async (hearer) => {
      const message =
        hearer && decideThanks({ hearer, ...about, from: backFrom(hearer, context), ...rulesOf(context) });
      if (message === undefined) return undefined;
      await services.store.outbox.put([message]);
      // Another message may have taken the key: read again to see that this topic is in it.
      return 'conflict';
    },
  );
}
