import type { Message } from '../domain/messages.ts';
import { isLate } from '../domain/rounds/stages.ts';
import { nextDigestDay } from '../domain/rounds/quiet.ts';
import { isAway } from '../domain/rounds/who-hears.ts';
import { isOpen } from '../domain/readings/due-rules.ts';
import type { Occasion } from '../domain/views.ts';
import { askView, shownBy } from './ask-view.ts';
import type { MessageView } from './delivery/message-shown.ts';
import { replyView } from './delivery/reply-view.ts';
import type { Needs, Setting } from './needs.ts';
import { owedBy, type OwedItem } from './owed-by.ts';
import type { PersonFile } from './ports.ts';

/**
 * Decides what a message says, from what is stored at the moment it goes out: nobody is asked for what came meanwhile,
 * and nothing scheduled reaches somebody who is away.
 */
export async function messageView(
  needs: Needs,
  setting: Setting,
  person: PersonFile,
  message: Message,
): Promise<MessageView> {
  switch (message.kind) {
    case 'reply':
      return replyView(needs, setting, person, message);
    case 'ask':
    case 'reminder':
      return isAway(person, setting.today) ? { skip: 'away' } : roundView(needs, setting, person, message);
    case 'heldRun':
      return heldRunView(needs, message);
    case 'handover':
    case 'extension':
    case 'nudge':
    case 'query':
    case 'acknowledged':
    case 'managerDigest':
      return aboutOneView(needs, setting, message);
  }
}

async function roundView(needs: Needs, setting: Setting, person: PersonFile, message: Message): Promise<MessageView> {
  const owed = await owedBy(needs, setting, person);
  const covered = owed.owed.filter((item) => covers(message, item));
  if (covered.length === 0) return { skip: 'answered' };
  // An ask is for everything together; a reminder is of what it is about, so that it stays short.
  const shown = message.kind === 'ask' ? owed : { ...owed, owed: covered };
  const occasion = message.kind === 'ask' ? undefined : occasionOf(covered, setting);
  const view = askView(shown.owed, person, setting, { ...(occasion && { occasion }) });
  if (view === undefined) return { skip: 'answered' };
  return { view, shown: shownBy({ setting, person }, shown) };
}

const covers = (message: Message, { file, due }: OwedItem) =>
  message.covers.some(({ code, period }) => code === file.measure.code && period === due.period.text);

/** A reminder says which it is: soon wanted, or on the manager's list from Tuesday on. */
function occasionOf(covered: readonly OwedItem[], { today }: Setting): Occasion {
  const late = covered.some(({ due }) => isLate(due, today));
  return late ? { stage: 'late', managersListOn: nextDigestDay(today) } : { stage: 'reminder' };
}

async function heldRunView(needs: Needs, { covers: [about] }: Message): Promise<MessageView> {
  const held = await needs.store.runs.held(about?.code ?? '');
  if (held === undefined) return { skip: 'overtaken' };
  return { view: { kind: 'notice', about: { what: 'heldRun', job: held.job, people: held.people } }, shown: {} };
}

async function aboutOneView(needs: Needs, setting: Setting, message: Message): Promise<MessageView> {
  const [covered] = message.covers;
  const file = covered && (await needs.store.measures.open(covered.code));
  const due = file?.due.find((known) => known.period.text === covered?.period);
  if (file === undefined || due === undefined) return { skip: 'overtaken' };
  const other = message.kind === 'handover' ? due.notMine?.by : due.notReady?.by;
  const from = (other && (await needs.store.people.byKey(other))?.person.name) ?? 'A colleague';
  if (message.kind === 'extension') {
    if (due.notReady === undefined) return { skip: 'overtaken' };
    const { expectedOn, times } = due.notReady;
    return {
      view: { kind: 'notice', about: { what: 'putOffAgain', measure: file.measure, due, from, expectedOn, times } },
      shown: {},
    };
  }
  if (!isOpen(due, setting.today)) return { skip: 'answered' };
  return { view: { kind: 'notice', about: { what: 'handedOver', measure: file.measure, due, from } }, shown: {} };
}
