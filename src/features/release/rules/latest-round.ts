import type { Day } from '../../../core/calendar/day.ts';
import type { Committee } from '../../../core/measures/framework.ts';

/** The last period that any past meeting took, as text: meant by a person who names none. */
export function latestTaken(committees: readonly Pick<Committee, 'meetings'>[], today: Day): string | undefined {
  const taken = committees.flatMap(({ meetings }) =>
    meetings.flatMap(({ takesPerformance }) => takesPerformance ?? []),
  );
  const ended = taken.filter(({ end }) => end < today).sort((a, b) => a.end.localeCompare(b.end));
  return ended.at(-1)?.text;
}
