import type { Day } from '../../../core/calendar/day.ts';
import type { AlsoRow } from '../rules/views.ts';
import type { CardData } from '../../../core/words/card-data.ts';
import { periodPhrase, shortDay } from '../../../core/words/dates.ts';
import { sentence, shorten, shown } from '../../../core/words/plain-text.ts';

/** A row of the list for what is no figure: words for the report, or what a group is to read. */
export function alsoRow(row: AlsoRow, today: Day): CardData {
  if (row.kind === 'narrative') {
    const title = `For the report: ${shorten(shown(row.objective.title), 120)}`;
    return {
      verb: 'openNarrative',
      subject: `${row.objective.code}|${row.period.text}`,
      group: '',
      title,
      press: title,
      when: `${sentence(periodPhrase(row.period))} · by ${shortDay(row.dueOn, today)}`,
    };
  }
  const title = `To approve: what ${shorten(shown(row.name), 80)} will read`;
  return {
    verb: 'showDraft',
    subject: '',
    group: row.group,
    title,
    press: title,
    when: `${shorten(shown(row.about), 120)} · ${periodPhrase(row.period)}`,
  };
}
