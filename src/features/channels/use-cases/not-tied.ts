import { reachOf } from '../../managers/rules/reach.ts';
import { sameTie } from '../../../core/place.ts';
import type { NotTied, Tieable } from '../rules/place-views.ts';
import type { Services, TodayContext } from '../../../core/services.ts';

/**
 * Committees with a meeting ahead that takes performance, and groups with a channel or chat, that nothing can be written
 * to: no place is tied, or Teams refuses it. One storage transaction, and one for each tie: for people who ask.
 */
export async function notTied(services: Services, { framework, today }: TodayContext): Promise<NotTied[]> {
  const { places, frameworks } = services.store;
  const committees = framework.committees
    .filter(({ meetings }) => meetings.some(({ date, takesPerformance }) => date >= today && takesPerformance))
    .map(({ code, title }): Tieable => ({ as: 'committee', code, title }));
  const groups = (await frameworks.groups())
    .filter(({ kind }) => kind !== 'noticeboard')
    .map(({ code, name }): Tieable => ({ as: 'group', code, title: name }));
  const ties = await places.ties();
  const found: NotTied[] = [];
  for (const one of [...committees, ...groups]) {
    const tie = ties.find(({ tied }) => sameTie(tied, one));
    const file = tie && (await places.byKey(tie.place));
    if (file === undefined) found.push({ ...one, why: 'notTied' });
    else {
      const why = reachOf({ person: { entraId: '' }, conversation: file.conversation });
      if (why !== 'reached' && why !== 'untried') found.push({ ...one, why });
    }
  }
  return found;
}
