import type { StaleCard } from '../../../feature.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import type { View } from '../../../core/view.ts';
import type { SavedNote } from '../rules/views.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/**
 * The asks and reminders that still ask for what was just answered, put off or handed on: this person's own except
 * for the card they pressed, and the owner's or deputy's if another person did it. One storage transaction for a
 * colleague's.
 */
export async function staleAsks(action: UserAction, view: View, pressed: string | undefined): Promise<StaleCard[]> {
  const saved = savedIn(view);
  if (saved === undefined || saved.what === 'draft') return [];
  const { person } = action;
  const colleagues = await colleaguesAsked(action, saved);
  return [
    ...cardsOf(action, person, saved).filter(({ activityId }) => activityId !== pressed),
    ...colleagues.flatMap((colleague) => cardsOf(action, colleague, saved, person.profile.name)),
  ];
}

function savedIn(view: View): SavedNote | undefined {
  return view.kind === 'receipt' || view.kind === 'readingForm' ? view.saved : undefined;
}

/** Who else may have been asked: the owner, or the deputy while the owner is, or lately was, away. */
async function colleaguesAsked({ services, person }: UserAction, { measure }: SavedNote): Promise<PersonFile[]> {
  const { owner, deputy } = measure;
  const isOwner = owner === person.profile.key;
  const other = isOwner ? (person.backOn === undefined ? undefined : deputy) : owner;
  const file = other === undefined ? undefined : await services.store.people.byKey(other);
  return file === undefined ? [] : [file];
}

function cardsOf({ context }: UserAction, file: PersonFile, saved: SavedNote, by?: string): StaleCard[] {
  const { conversation, messages } = file;
  if (conversation?.reachable !== true) return [];
  const about = { what: 'movedOn', saved, today: context.today, ...(by !== undefined && { by }) } as const;
  return messages
    .filter((message) => speaksOf(message, saved))
    .map(({ activityId }) => ({ conversation, activityId, view: { kind: 'notice', about } }));
}

function speaksOf({ kind, state, activityId, topics }: Message, { measure, due }: SavedNote): boolean {
  if (state !== 'delivered' || activityId === '' || (kind !== 'ask' && kind !== 'reminder')) return false;
  return topics.some(({ code, period }) => code === measure.code && period === due.period.text);
}
