import type { Message } from '../domain/messages.ts';
import { isOpen } from '../domain/readings/due-rules.ts';
import type { View } from '../domain/views.ts';
import { askView, shownBy } from './ask-view.ts';
import { replyView } from './delivery/reply-view.ts';
import type { Needs, Setting } from './needs.ts';
import { owedBy } from './open-due.ts';
import type { PersonFile, Shown } from './ports.ts';

/** What a message shows now, and what to remember once it arrived. */
export type MessageView = { readonly view: View; readonly shown: Shown };

/** What a message shows now; undefined when nothing of it is owed any more. */
export async function messageView(
  needs: Needs,
  setting: Setting,
  person: PersonFile,
  message: Message,
): Promise<MessageView | undefined> {
  if (message.kind === 'reply') return replyView(needs, setting, person, message);
  if (message.kind === 'ask') {
    const owed = await owedBy(needs, setting, person);
    const view = askView(owed.owed, person, setting);
    return view && { view, shown: shownBy({ setting, person }, owed) };
  }
  const [covered] = message.covers;
  const file = covered && (await needs.store.measures.open(covered.code));
  const due = file?.due.find((known) => known.period.text === covered?.period);
  if (file === undefined || due === undefined) return undefined;
  const other = message.kind === 'handover' ? due.notMine?.by : due.notReady?.by;
  const from = (other && (await needs.store.people.byKey(other))?.person.name) ?? 'A colleague';
  if (message.kind === 'extension') {
    if (due.notReady === undefined) return undefined;
    const { expectedOn, times } = due.notReady;
    return {
      view: { kind: 'notice', about: { what: 'putOffAgain', measure: file.measure, due, from, expectedOn, times } },
      shown: {},
    };
  }
  if (!isOpen(due, setting.today)) return undefined;
  return { view: { kind: 'notice', about: { what: 'handedOver', measure: file.measure, due, from } }, shown: {} };
}
