import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import type { MessageView } from '../../../messaging/message-kind.ts';
import { askedAt } from '../../../messaging/use-cases/queue-reply-retry.ts';
import { isOwed } from '../rules/still-owed.ts';
import { askView, placeIn, shownBy } from './ask-view.ts';
import { formView } from './form-view.ts';
import { openAndListOutstanding } from './list-outstanding.ts';

/**
 * A delayed reply: the form that the person was at, if still open, or what they owe; nothing if they saw a card since.
 */
export async function replyView(
  services: Services,
  context: TodayContext,
  person: PersonFile,
  { topics, run }: Message,
): Promise<MessageView> {
  if (person.list !== undefined && person.list.at > askedAt(run)) return { skip: 'answered' };
  const [at] = topics;
  const file = at && (await services.store.measures.open(at.code));
  const due = file?.due.find((known) => known.period.text === at?.period);
  const mine = file?.measure.owner === person.person.key || file?.measure.deputy === person.person.key;
  if (file !== undefined && due !== undefined && mine && isOwed(due, context.today)) {
    const place = placeIn(person, file.measure.code, due.period.text);
    return { view: formView(file, due, person, context, { ...(place && { place }) }), shown: {} };
  }
  const owed = await openAndListOutstanding(services, context, person);
  const view = askView(owed.owed, person, context);
  if (view !== undefined) return { view, shown: shownBy({ context, person }, owed) };
  const next = owed.nextAsk === undefined ? {} : { nextAsk: owed.nextAsk };
  return { view: { kind: 'notice', about: { what: 'nothingDue', done: false, ...next } }, shown: {} };
}
