import type { Message } from '../domain/messages.ts';
import { isOpen } from '../domain/readings/due-rules.ts';
import type { View } from '../domain/views.ts';
import { askView, rememberShown } from './ask-view.ts';
import type { Needs, Setting } from './needs.ts';
import { owedBy } from './open-due.ts';
import type { PersonFile } from './ports.ts';

/** The view, and what to remember once it arrived; undefined when nothing of it is owed any more. */
export async function messageView(
  needs: Needs,
  setting: Setting,
  person: PersonFile,
  message: Message,
): Promise<{ view: View; after: () => Promise<void> } | undefined> {
  const visit = { needs, setting, person, rest: [] };
  if (message.kind === 'ask') {
    const owed = await owedBy(needs, setting, person);
    const view = askView(owed.owed, person, setting);
    return view && { view, after: () => rememberShown(visit, owed) };
  }
  const [covered] = message.covers;
  const file = covered && (await needs.store.measures.open(covered.code));
  const due = file?.due.find((known) => known.period.text === covered?.period);
  if (file === undefined || due === undefined) return undefined;
  const other = message.kind === 'handover' ? due.notMine?.by : due.notReady?.by;
  const from = (other && (await needs.store.people.byKey(other))?.person.name) ?? 'A colleague';
  const nothing = () => Promise.resolve();
  if (message.kind === 'extension') {
    if (due.notReady === undefined) return undefined;
    const { expectedOn, times } = due.notReady;
    return {
      view: { kind: 'notice', about: { what: 'putOffAgain', measure: file.measure, due, from, expectedOn, times } },
      after: nothing,
    };
  }
  if (!isOpen(due, setting.today)) return undefined;
  return { view: { kind: 'notice', about: { what: 'handedOver', measure: file.measure, due, from } }, after: nothing };
}
