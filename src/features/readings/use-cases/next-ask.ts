import type { Day } from '../../../core/calendar/day.ts';
import type { Needs, Setting } from '../../../core/services.ts';
import { measuresOfARun, peopleOfARun, wouldOwe } from './list-outstanding.ts';
import type { PersonFile } from '../../../core/people-store.ts';

/** The next day on which a figure of theirs opens, so that they are asked. Reads their measures; nothing where they have none. */
export async function nextAskOf(needs: Needs, setting: Setting, person: PersonFile): Promise<{ nextAsk?: Day }> {
  if (!person.duties.some(({ as }) => as === 'owner')) return {};
  const { nextAsk } = await wouldOwe(setting, person, peopleOfARun(needs, [person]), measuresOfARun(needs, []));
  return nextAsk === undefined ? {} : { nextAsk };
}
