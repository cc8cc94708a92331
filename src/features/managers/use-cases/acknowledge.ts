import { decideAcknowledge, decideThanks, isAcknowledged } from '../rules/acknowledge.ts';
import type { DigestPlace } from '../rules/views.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { whoHears } from '../../../messaging/rules/who-hears.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { View } from '../../../core/view.ts';
import { saveDecided } from '../../readings/use-cases/answer-reading.ts';
import { readingFor } from '../../readings/rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import { backFrom } from '../../../messaging/use-cases/reply-moment.ts';
import { hearerOf, type Managed } from './managed.ts';
import { showDigest } from './show-digest.ts';

/**
 * *Acknowledge*: "content for this to go to committee", of the reading as it stands. Its owner is told with whatever else
 * is acknowledged soon after: that message gathers several measures, so it is the person's, and is put by its key. A
 * repeated press puts it again where a crash came between, and changes nothing else.
 */
export async function acknowledge(
  action: UserAction,
  managed: Managed,
  due: DueReading,
  place: DigestPlace,
): Promise<View> {
  const { services, context, person } = action;
  const by = person.person.key;
  const period = due.period.text;
  const { code } = managed.file.measure;
  const saved = await saveDecided(
    services,
    managed.file,
    due,
    (file, current) => decideAcknowledge(current, readingFor(file, current), by, context.now.toISOString()),
    (acknowledged) => (acknowledged === undefined ? undefined : { due: [acknowledged] }),
  );
  const revision = saved.due.acknowledged?.revision;
  const isContent = isAcknowledged(saved.due, readingFor(saved.file, saved.due));
  if (isContent && revision !== undefined) await tell(action, managed, { code, period, revision });
  return showDigest(action, place, { code, period }, { what: isContent ? 'acknowledged' : 'nothingToAcknowledge' });
}

async function tell(
  { services, context, person }: UserAction,
  { owner, deputy }: Managed,
  about: { readonly code: string; readonly period: string; readonly revision: number },
): Promise<void> {
  const key = whoHears(hearerOf(owner), hearerOf(deputy), context.today) ?? owner?.person.key;
  // A manager who answered it themselves knows.
  if (key === undefined || key === person.person.key) return;
  await saveWithRetry(
    { what: `thanks for ${about.code}`, load: () => services.store.people.byKey(key) },
    async (hearer) => {
      const message =
        hearer && decideThanks({ hearer, ...about, from: backFrom(hearer, context), ...rulesOf(context) });
      if (message === undefined) return undefined;
      await services.store.outbox.put([message]);
      // Another thank-you may have taken its key, so that it is read once more whether this one is in it.
      return 'conflict';
    },
  );
}
