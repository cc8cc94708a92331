import type { Day } from '../../../core/calendar/day.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { measuresOfARun, previewOutstanding } from './list-outstanding.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/** The next day on which a figure of theirs opens, so that they are asked. Reads their measures; nothing where they have none. */
export async function nextAskOf(
  services: Services,
  context: TodayContext,
  person: PersonFile,
): Promise<{ nextAsk?: Day }> {
  if (!person.duties.some(({ as }) => as === 'owner')) return {};
  const { nextAsk } = await previewOutstanding(
    context,
    person,
    peopleOfARun(services, [person]),
    measuresOfARun(services, []),
  );
  return nextAsk === undefined ? {} : { nextAsk };
}
