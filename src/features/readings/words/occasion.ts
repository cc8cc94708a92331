import type { Day } from '../../../core/calendar/day.ts';
import type { Occasion } from '../rules/views.ts';
import { shortDay } from '../../../core/words/dates.ts';
import { shown } from '../../../core/words/plain-text.ts';

/** Why this comes a second time, in a line above the list or the form; none for an ask. */
export function occasionLines(occasion: Occasion | undefined, today: Day): string[] {
  switch (occasion?.stage) {
    case undefined:
      return [];
    case 'reminder':
      return ['A reminder, for this is wanted soon. Not ready, or not yours? Say so here, and we stop asking.'];
    case 'nudge':
      return [
        `${shown(occasion.by, 100)} asks for this one. Not ready, or not yours? Say so here, and that is an answer.`,
      ];
    case 'late':
      return [
        `This is still to come. On ${shortDay(occasion.managersListOn, today)} it shows as still to come on your manager's list. We won't remind you again.`,
      ];
  }
}

/** How the toast begins. */
export function occasionPrefix(occasion: Occasion | undefined): string {
  if (occasion === undefined) return '';
  if (occasion.stage === 'nudge') return `${shown(occasion.by, 60)} asks: `;
  return occasion.stage === 'reminder' ? 'Reminder: ' : 'Still to come: ';
}
